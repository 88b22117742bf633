package io.yingdun.dicom.io;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementValues;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.Item;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a {@link DataSet} of what the reader meets. What was complete before an exception stays readable. */
public final class DataSetBuilder implements DataSetHandler {

    /** A broken file may break a rule at each element; the first findings tell it all. */
    private static final int MAXIMUM_FINDINGS = 200;

    private final LoadPolicy policy;
    private final Frame root = new Frame(false);
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Deque<List<Item>> items = new ArrayDeque<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<FileRegion> regions = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private List<Long> offsetTable = List.of();

    /** A data set that is being filled, and what is needed to check its order and group lengths. */
    private static final class Frame {
        final DataSet dataSet = new DataSet();
        final boolean undefinedLength;
        int lastTag;
        int measuredGroup = -1;
        long measuredEnd;

        Frame(boolean undefinedLength) {
            this.undefinedLength = undefinedLength;
        }
    }

    public DataSetBuilder(LoadPolicy policy) {
        this.policy = policy;
        open.push(root);
    }

    /** The outermost data set, as far as it was read. */
    public DataSet dataSet() {
        return root.dataSet;
    }

    public List<Finding> findings() {
        return findings;
    }

    @Override
    public boolean wants(ElementHeader header) {
        return policy.loads(header);
    }

    @Override
    public void value(ElementHeader header, byte[] value) {
        ValueElement element = new ValueElement(header.tag(), header.vr(), value);
        add(header, element);
        if (Tags.isGroupLength(header.tag()) && header.vr() == VR.UL && value.length == 4) {
            Frame frame = open.element();
            frame.measuredGroup = Tags.group(header.tag());
            frame.measuredEnd = header.valueOffset()
                    + 4
                    + ElementValues.numbers(element).get(0).longValue();
        }
    }

    @Override
    public void passedOver(ElementHeader header) {
        FileRegion region = new FileRegion(header.valueOffset(), header.length());
        add(header, new BulkElement(header.tag(), header.vr(), region));
    }

    @Override
    public void sequenceStart(ElementHeader header) {
        check(header);
        items.push(new ArrayList<>());
    }

    @Override
    public void itemStart(boolean undefinedLength) {
        open.push(new Frame(undefinedLength));
    }

    @Override
    public void itemEnd() {
        Frame frame = open.pop();
        items.element().add(new Item(frame.dataSet, frame.undefinedLength));
    }

    @Override
    public void sequenceEnd(ElementHeader header) {
        keep(header, new SequenceElement(header.tag(), header.vr(), items.pop(), header.hasUndefinedLength()));
    }

    @Override
    public void fragmentsStart(ElementHeader header, List<Long> basicOffsetTable) {
        offsetTable = basicOffsetTable;
        regions.clear();
        contents.clear();
    }

    @Override
    public void fragment(FileRegion region, byte @Nullable [] content) {
        regions.add(region);
        if (content != null) {
            contents.add(content);
        }
    }

    @Override
    public void fragmentsEnd(ElementHeader header, long end) {
        FileRegion whole = new FileRegion(header.valueOffset(), end - header.valueOffset());
        add(header, new FragmentsElement(header.tag(), header.vr(), whole, offsetTable, regions, contents));
    }

    @Override
    public void finding(Finding finding) {
        if (findings.size() < MAXIMUM_FINDINGS) {
            findings.add(finding);
        }
    }

    private void add(ElementHeader header, DataElement element) {
        check(header);
        keep(header, element);
    }

    private void keep(ElementHeader header, DataElement element) {
        if (!open.element().dataSet.putIfAbsent(element)) {
            note(header, ParseRule.DUPLICATE_ELEMENT);
        }
    }

    private void check(ElementHeader header) {
        Frame frame = open.element();
        if (Integer.compareUnsigned(header.tag(), frame.lastTag) < 0) {
            note(header, ParseRule.ELEMENT_ORDER);
        }
        if (frame.measuredGroup >= 0 && frame.measuredGroup != Tags.group(header.tag())) {
            if (frame.measuredEnd != header.offset()) {
                note(header, ParseRule.GROUP_LENGTH);
            }
            frame.measuredGroup = -1;
        }
        frame.lastTag = header.tag();
    }

    private void note(ElementHeader header, ParseRule rule) {
        finding(new Finding(header.offset(), "", rule, Tags.format(header.tag())));
    }
}

package io.yingdun.dicom.io;

import static io.yingdun.dicom.io.ElementHeader.UNDEFINED;

import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Encapsulated pixel data, PS3.5 A.4: the basic offset table, then fragments, then a delimiter. */
final class FragmentReader {

    private final DicomInput in;
    private final DataSetHandler handler;
    private final ReadReport report;

    FragmentReader(DicomInput in, DataSetHandler handler, ReadReport report) {
        this.in = in;
        this.handler = handler;
        this.report = report;
    }

    void read(ElementHeader header, boolean bigEndian, long bound) throws IOException {
        boolean wanted = handler.wants(header);
        boolean tableRead = false;
        for (int number = 1; ; number++) {
            report.path().item(number);
            long offset = in.position();
            if (!in.has(8)) {
                throw report.broken(offset, ParseRule.TRUNCATED, "fragment header");
            }
            int tag = in.peekTag(bigEndian);
            long length = in.peekInt(4, bigEndian) & UNDEFINED;
            if (tag == Tag.SequenceDelimitationItem) {
                end(header, offset, length, tableRead);
                return;
            }
            if (tag != Tag.Item || length == UNDEFINED) {
                throw report.broken(offset, ParseRule.FRAGMENT_EXPECTED, Tags.format(tag));
            }
            in.skip(8);
            checkEnd(offset, length, bound);
            report.count(offset);
            if (tableRead) {
                fragment(offset, length, wanted);
            } else {
                handler.fragmentsStart(header, offsetTable(offset, length, bigEndian));
                tableRead = true;
            }
        }
    }

    private void checkEnd(long offset, long length, long bound) throws DicomParseException {
        long end = in.position() + length;
        if (end > bound) {
            throw report.broken(offset, ParseRule.VALUE_BEYOND_ITEM, length + " bytes");
        }
        if (!in.mayReach(end)) {
            throw report.broken(offset, ParseRule.VALUE_BEYOND_END, length + " bytes");
        }
    }

    private void fragment(long offset, long length, boolean wanted) throws IOException {
        if (length % 2 != 0) {
            report.finding(offset, ParseRule.ODD_LENGTH, "fragment");
        }
        FileRegion region = new FileRegion(in.position(), length);
        byte[] content = null;
        if (wanted) {
            content = in.read(report.load(offset, length));
        }
        if (wanted ? content == null : !in.skip(length)) {
            throw report.broken(offset, ParseRule.VALUE_BEYOND_END, length + " bytes");
        }
        handler.fragment(region, content);
    }

    private List<Long> offsetTable(long offset, long length, boolean bigEndian) throws IOException {
        byte[] table = in.read(report.load(offset, length));
        if (table == null) {
            throw report.broken(offset, ParseRule.VALUE_BEYOND_END, length + " bytes");
        }
        if (length % 4 != 0) {
            report.finding(offset, ParseRule.OFFSET_TABLE, length + " bytes");
            return List.of();
        }
        if (bigEndian) {
            ByteOrders.swap(table, 4);
        }
        List<Long> offsets = new ArrayList<>(table.length / 4);
        for (int at = 0; at < table.length; at += 4) {
            report.count(offset);
            offsets.add((table[at] & 0xFFL)
                    | (table[at + 1] & 0xFFL) << 8
                    | (table[at + 2] & 0xFFL) << 16
                    | (table[at + 3] & 0xFFL) << 24);
        }
        return offsets;
    }

    private void end(ElementHeader header, long offset, long length, boolean tableRead) throws IOException {
        if (length != 0) {
            report.finding(offset, ParseRule.DELIMITER_LENGTH, "");
        }
        if (!tableRead) {
            report.finding(offset, ParseRule.OFFSET_TABLE, "absent");
            handler.fragmentsStart(header, List.of());
        }
        in.skip(8);
        handler.fragmentsEnd(header, offset);
    }
}

package io.yingdun.dicom.io;

import static io.yingdun.dicom.io.ElementHeader.UNDEFINED;

import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.io.IOException;
import java.util.function.IntPredicate;

/**
 * The streaming parser of PS3.5 §7: tells a {@link DataSetHandler} what it meets, one element in memory at a time. Strict
 * where bytes could be misread (bounds of items and values), lenient where only form suffers; each leniency is reported as
 * a {@link Finding}. One reader reads one data set.
 */
public final class DataSetReader {

    /** No end but a delimiter or, outermost, the end of the input. */
    private static final long OPEN = Long.MAX_VALUE;

    private final DicomInput in;
    private final DataSetHandler handler;
    private final ReadReport report;
    private final HeaderParser headers;
    private final FragmentReader fragments;
    private boolean signedPixels;

    public DataSetReader(DicomInput in, ReadLimits limits, DataSetHandler handler) {
        this.in = in;
        this.handler = handler;
        this.report = new ReadReport(limits, handler);
        this.headers = new HeaderParser(in, report);
        this.fragments = new FragmentReader(in, handler, report);
    }

    /** Reads to the end of the input. */
    public void read(Encoding encoding) throws IOException {
        read(encoding, tag -> true);
    }

    /** Reads while the predicate accepts the tag that comes next, and stops in front of the first that it does not. */
    public void read(Encoding encoding, IntPredicate whileTag) throws IOException {
        while (in.has(1)) {
            if (!in.has(8)) {
                trailing();
                return;
            }
            int tag = in.peekTag(encoding.bigEndian());
            if (!whileTag.test(tag)) {
                return;
            }
            if (tag == 0 && in.peekInt(4, false) == 0) {
                trailing();
                return;
            }
            if (Tags.isStructural(tag)) {
                strayDelimiter(tag);
            } else {
                element(encoding, OPEN, 0);
            }
        }
    }

    /** PS3.10 §7.2: the end of the input is the end of the data set. Zeros behind it are padding of some writers. */
    private void trailing() throws IOException {
        long offset = in.position();
        while (in.has(1)) {
            if (in.peek(0) != 0) {
                throw report.broken(offset, ParseRule.TRUNCATED, "element header");
            }
            in.skip(1);
        }
        report.finding(offset, ParseRule.TRAILING_BYTES, in.position() - offset + " zero bytes");
    }

    /** PS3.5 §7.1: one element; {@code bound} is the end of what encloses it, where that is known. */
    private void element(Encoding encoding, long bound, int depth) throws IOException {
        report.count(in.position());
        ElementHeader header = headers.next(encoding, signedPixels, depth);
        report.path().element(header.tag());
        if (header.hasUndefinedLength()) {
            undefinedLength(header, encoding, bound);
            return;
        }
        long end = header.valueOffset() + header.length();
        if (end > bound) {
            throw report.broken(header.offset(), ParseRule.VALUE_BEYOND_ITEM, header.length() + " bytes");
        }
        if (!in.mayReach(end)) {
            throw report.broken(header.offset(), ParseRule.VALUE_BEYOND_END, header.length() + " bytes");
        }
        if (header.vr() == VR.SQ) {
            sequence(header, encoding, end, bound);
        } else {
            value(header, encoding);
        }
    }

    private void value(ElementHeader header, Encoding encoding) throws IOException {
        if (header.length() % 2 != 0) {
            report.finding(header.offset(), ParseRule.ODD_LENGTH, Tags.format(header.tag()));
        }
        if (!handler.wants(header)) {
            if (!in.skip(header.length())) {
                throw report.broken(header.offset(), ParseRule.VALUE_BEYOND_END, header.length() + " bytes");
            }
            handler.passedOver(header);
            return;
        }
        byte[] value = in.read(report.load(header.offset(), header.length()));
        if (value == null) {
            throw report.broken(header.offset(), ParseRule.VALUE_BEYOND_END, header.length() + " bytes");
        }
        if (encoding.bigEndian()) {
            ByteOrders.swap(value, header.vr().swapUnit());
        }
        if (header.tag() == Tag.PixelRepresentation && value.length >= 1) {
            signedPixels = value[0] == 1;
        }
        handler.value(header, value);
    }

    /** PS3.5 §7.1.2, §7.5, A.4: fragments, a sequence, or a private or unknown element that can only be a sequence. */
    private void undefinedLength(ElementHeader header, Encoding encoding, long bound) throws IOException {
        VR vr = header.vr();
        boolean pixels = header.tag() == Tag.PixelData || vr.isByteStream() && vr != VR.UN;
        if (!vr.mayHaveUndefinedLength()) {
            throw report.undefinedLength(header);
        }
        if (pixels) {
            fragments.read(header, encoding.bigEndian(), bound);
        } else if (vr == VR.UN && encoding.explicitVR()) {
            sequence(header, unknownContent(header), bound, bound);
        } else {
            sequence(header, encoding, bound, bound);
        }
    }

    /** PS3.5 §6.2.2 note: inside UN of undefined length all is implicit VR little endian. Some writers do not know. */
    private Encoding unknownContent(ElementHeader header) throws IOException {
        if (headers.peekVR(8) == null) {
            return Encoding.IMPLICIT_LITTLE;
        }
        report.finding(header.offset(), ParseRule.UN_CONTENT, Tags.format(header.tag()));
        return Encoding.EXPLICIT_LITTLE;
    }

    /**
     * PS3.5 §7.5: items up to {@code bound}, the sequence's own end, or up to a delimiter that lies before it.
     *
     * @param enclosing the end of what the sequence lies in
     */
    private void sequence(ElementHeader header, Encoding encoding, long bound, long enclosing) throws IOException {
        boolean closedByDelimiter = header.hasUndefinedLength();
        handler.sequenceStart(header);
        boolean delimited = false;
        for (int number = 1; !delimited && (closedByDelimiter || in.position() < bound); number++) {
            report.path().item(number);
            requireItemHeader(bound);
            int tag = in.peekTag(encoding.bigEndian());
            if (tag == Tag.Item) {
                item(header, encoding, bound, enclosing);
            } else if (tag == Tag.SequenceDelimitationItem) {
                delimiter(encoding.bigEndian());
                delimited = true;
            } else {
                throw report.broken(in.position(), ParseRule.ITEM_EXPECTED, Tags.format(tag));
            }
        }
        handler.sequenceEnd(header);
    }

    /** Writers that change a value may forget the length of the sequence around it: the item is believed, within bounds. */
    private void item(ElementHeader sequence, Encoding encoding, long bound, long enclosing) throws IOException {
        long offset = in.position();
        report.count(offset);
        long length = in.peekInt(4, encoding.bigEndian()) & UNDEFINED;
        in.skip(8);
        boolean closedByDelimiter = length == UNDEFINED;
        long end = closedByDelimiter ? bound : in.position() + length;
        if (end > bound && end <= enclosing && in.mayReach(end)) {
            report.finding(offset, ParseRule.ITEM_BEYOND_SEQUENCE, length + " bytes");
        } else if (end > bound) {
            throw report.broken(offset, ParseRule.ITEM_BEYOND_SEQUENCE, length + " bytes");
        }
        if (!closedByDelimiter && !in.mayReach(end)) {
            throw report.broken(offset, ParseRule.VALUE_BEYOND_END, length + " bytes");
        }
        report.enter(offset, sequence.depth() + 1);
        boolean signedOutside = signedPixels;
        handler.itemStart(closedByDelimiter);
        if (closedByDelimiter) {
            delimitedItem(encoding, end, sequence.depth() + 1);
        } else {
            boundedItem(encoding, end, sequence.depth() + 1);
        }
        handler.itemEnd();
        signedPixels = signedOutside;
        report.path().leave();
    }

    private void boundedItem(Encoding encoding, long end, int depth) throws IOException {
        while (in.position() < end) {
            requireItemHeader(end);
            int tag = in.peekTag(encoding.bigEndian());
            if (Tags.isStructural(tag)) {
                strayDelimiter(tag);
            } else {
                element(encoding, end, depth);
            }
        }
    }

    private void delimitedItem(Encoding encoding, long bound, int depth) throws IOException {
        while (true) {
            requireItemHeader(bound);
            int tag = in.peekTag(encoding.bigEndian());
            if (tag == Tag.ItemDelimitationItem) {
                delimiter(encoding.bigEndian());
                return;
            }
            if (tag == Tag.SequenceDelimitationItem) {
                report.finding(in.position(), ParseRule.ITEM_NOT_CLOSED, "");
                return;
            }
            if (Tags.isStructural(tag)) {
                throw report.broken(in.position(), ParseRule.ITEM_UNEXPECTED, Tags.format(tag));
            }
            element(encoding, bound, depth);
        }
    }

    /** PS3.5 §7.5.2: a delimiter has length 0. Some writers give FFFFFFFFH or rubbish: it still has no value. */
    private void delimiter(boolean bigEndian) throws IOException {
        if (in.peekInt(4, bigEndian) != 0) {
            report.finding(in.position(), ParseRule.DELIMITER_LENGTH, "");
        }
        in.skip(8);
    }

    /** A delimiter with nothing to close is passed over; an item there would hide what follows. */
    private void strayDelimiter(int tag) throws IOException {
        if (tag == Tag.Item) {
            throw report.broken(in.position(), ParseRule.ITEM_UNEXPECTED, "");
        }
        report.count(in.position());
        report.finding(in.position(), ParseRule.DELIMITER_UNEXPECTED, Tags.format(tag));
        in.skip(8);
    }

    private void requireItemHeader(long bound) throws IOException {
        if (!in.has(8)) {
            throw report.broken(in.position(), ParseRule.TRUNCATED, "item or element header");
        }
        if (bound != OPEN && in.position() + 8 > bound) {
            throw report.broken(in.position(), ParseRule.VALUE_BEYOND_ITEM, "header");
        }
    }
}

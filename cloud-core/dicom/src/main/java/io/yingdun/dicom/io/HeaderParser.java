package io.yingdun.dicom.io;

import static io.yingdun.dicom.io.ElementHeader.UNDEFINED;

import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one element header, PS3.5 §7.1.2 and §7.1.3, and stands behind it afterwards. */
final class HeaderParser {

    private final DicomInput in;
    private final ReadReport report;

    HeaderParser(DicomInput in, ReadReport report) {
        this.in = in;
        this.report = report;
    }

    /** The tag that comes next is known to be there and to be no item or delimiter. */
    ElementHeader next(Encoding encoding, boolean signedPixels, int depth) throws IOException {
        require(8);
        int tag = in.peekTag(encoding.bigEndian());
        return encoding.explicitVR()
                ? explicit(tag, encoding, signedPixels, depth)
                : implicit(tag, encoding, signedPixels, depth);
    }

    private ElementHeader explicit(int tag, Encoding encoding, boolean signedPixels, int depth) throws IOException {
        VR vr = VR.ofCode(in.peek(4), in.peek(5));
        if (vr == null) {
            return withoutKnownVR(tag, encoding, signedPixels, depth);
        }
        return vr.hasLongLength() ? longForm(tag, vr, encoding, depth) : shortForm(tag, vr, encoding, depth);
    }

    private ElementHeader shortForm(int tag, VR vr, Encoding encoding, int depth) throws IOException {
        return consume(tag, vr, 8, in.peekShort(6, encoding.bigEndian()), depth);
    }

    private ElementHeader longForm(int tag, VR vr, Encoding encoding, int depth) throws IOException {
        require(12);
        return consume(tag, vr, 12, in.peekInt(8, encoding.bigEndian()) & UNDEFINED, depth);
    }

    /**
     * PS3.5 §6.2 asks to read a VR of a later edition with a 32-bit length. Two bytes that are no capitals are no VR at all:
     * some writers drop to implicit VR in the middle of a data set.
     */
    private ElementHeader withoutKnownVR(int tag, Encoding encoding, boolean signedPixels, int depth)
            throws IOException {
        int first = in.peek(4);
        int second = in.peek(5);
        if (first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z') {
            report.finding(in.position(), ParseRule.UNKNOWN_VR, "" + (char) first + (char) second);
            return longForm(tag, VR.UN, encoding, depth);
        }
        report.finding(in.position(), ParseRule.MISSING_VR, Tags.format(tag));
        return implicit(tag, encoding, signedPixels, depth);
    }

    private ElementHeader implicit(int tag, Encoding encoding, boolean signedPixels, int depth) throws IOException {
        VR vr = ImplicitVR.of(tag, signedPixels);
        return consume(tag, vr, 8, in.peekInt(4, encoding.bigEndian()) & UNDEFINED, depth);
    }

    private ElementHeader consume(int tag, VR vr, int bytes, long length, int depth) throws IOException {
        long offset = in.position();
        in.skip(bytes);
        return new ElementHeader(tag, vr, offset, in.position(), length, depth);
    }

    /** Whether the bytes ahead look like an element with a VR: used where the standard leaves no doubt but senders do. */
    @Nullable
    VR peekVR(int ahead) throws IOException {
        return in.has(ahead + 6) ? VR.ofCode(in.peek(ahead + 4), in.peek(ahead + 5)) : null;
    }

    private void require(int bytes) throws IOException {
        if (!in.has(bytes)) {
            throw report.broken(in.position(), ParseRule.TRUNCATED, "element header");
        }
    }
}

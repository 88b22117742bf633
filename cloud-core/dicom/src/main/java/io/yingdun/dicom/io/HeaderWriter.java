package io.yingdun.dicom.io;

import static io.yingdun.dicom.io.ElementHeader.UNDEFINED;

import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.io.IOException;
import java.io.OutputStream;

/** Element and item headers, PS3.5 §7.1.2, §7.1.3 and §7.5. */
final class HeaderWriter {

    private final OutputStream out;

    HeaderWriter(OutputStream out) {
        this.out = out;
    }

    void element(int tag, VR vr, long length, Encoding encoding) throws IOException {
        boolean bigEndian = encoding.bigEndian();
        tag(tag, bigEndian);
        if (!encoding.explicitVR()) {
            integer(checked(tag, length), bigEndian);
            return;
        }
        out.write(vr.name().charAt(0));
        out.write(vr.name().charAt(1));
        if (vr.hasLongLength()) {
            word(0, bigEndian);
            integer(checked(tag, length), bigEndian);
        } else {
            word((int) length, bigEndian);
        }
    }

    void item(int tag, long length, boolean bigEndian) throws IOException {
        tag(tag, bigEndian);
        integer(checked(tag, length), bigEndian);
    }

    void bytes(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    void padding(long length, VR vr) throws IOException {
        if (length % 2 != 0) {
            out.write(vr.padding());
        }
    }

    void integer(int value, boolean bigEndian) throws IOException {
        word(bigEndian ? value >>> 16 : value & 0xFFFF, bigEndian);
        word(bigEndian ? value & 0xFFFF : value >>> 16, bigEndian);
    }

    private void tag(int tag, boolean bigEndian) throws IOException {
        word(Tags.group(tag), bigEndian);
        word(Tags.element(tag), bigEndian);
    }

    private void word(int value, boolean bigEndian) throws IOException {
        out.write(bigEndian ? value >>> 8 : value);
        out.write(bigEndian ? value : value >>> 8);
    }

    private static int checked(int tag, long length) {
        if (length < 0 || length > UNDEFINED) {
            throw new IllegalArgumentException(Tags.format(tag) + " is too long for DICOM: " + length + " bytes");
        }
        return (int) length;
    }
}

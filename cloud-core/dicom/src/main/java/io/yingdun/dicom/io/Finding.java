package io.yingdun.dicom.io;

/** A departure from the standard that the reader could live with. */
public record Finding(long byteOffset, String tagPath, ParseRule rule, String detail) {

    @Override
    public String toString() {
        return new DicomParseException(byteOffset, tagPath, rule, detail).getMessage();
    }
}

package io.yingdun.dicom.io;

import io.yingdun.dicom.dictionary.Tags;

/** Where one reading stands and what it has cost: makes findings and exceptions, and keeps the limits. */
final class ReadReport {

    private final ReadLimits limits;
    private final DataSetHandler handler;
    private final TagPath path;
    private int elements;
    private int findings;
    private long loaded;

    /** A broken file may break the same rule at each element; the first findings tell it all. */
    private static final int MAXIMUM_FINDINGS = 100;

    ReadReport(ReadLimits limits, DataSetHandler handler) {
        this.limits = limits;
        this.handler = handler;
        this.path = new TagPath(limits.depth());
    }

    TagPath path() {
        return path;
    }

    void finding(long offset, ParseRule rule, String detail) {
        if (findings++ < MAXIMUM_FINDINGS) {
            handler.finding(new Finding(offset, path.toString(), rule, detail));
        }
    }

    DicomParseException broken(long offset, ParseRule rule, String detail) {
        return new DicomParseException(offset, path.toString(), rule, detail);
    }

    void count(long offset) throws DicomParseException {
        if (++elements > limits.elements()) {
            throw broken(offset, ParseRule.LIMIT, limits.elements() + " elements");
        }
    }

    void enter(long offset, int depth) throws DicomParseException {
        if (depth > limits.depth()) {
            throw broken(offset, ParseRule.LIMIT, "sequences nested deeper than " + limits.depth());
        }
        path.enter();
    }

    /** Called before memory is taken for a value. */
    int load(long offset, long length) throws DicomParseException {
        if (length > limits.valueBytes()) {
            throw broken(offset, ParseRule.LIMIT, "value of " + length + " bytes");
        }
        loaded += length;
        if (loaded > limits.loadedBytes()) {
            throw broken(offset, ParseRule.LIMIT, "values of " + loaded + " bytes together");
        }
        return (int) length;
    }

    DicomParseException undefinedLength(ElementHeader header) {
        return broken(header.offset(), ParseRule.UNDEFINED_LENGTH, Tags.format(header.tag()) + ' ' + header.vr());
    }
}

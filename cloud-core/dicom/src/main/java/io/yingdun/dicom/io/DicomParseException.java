package io.yingdun.dicom.io;

import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.dictionary.Tags;

/** Input that cannot be read on, with the coordinates that support needs to find the byte and the vendor. */
public final class DicomParseException extends DicomException {

    private static final long serialVersionUID = 1L;

    private final long byteOffset;
    private final String tagPath;
    private final ParseRule rule;
    private final String detail;

    /**
     * @param byteOffset of the element, item or value at fault, from the first byte of the input; inside a deflated data
     *     set, as if it were not deflated
     * @param tagPath as in {@code (0040,0275)[1].(0040,0007)}; empty at the outermost level
     */
    public DicomParseException(long byteOffset, String tagPath, ParseRule rule, String detail) {
        super(message(byteOffset, tagPath, rule, detail));
        this.byteOffset = byteOffset;
        this.tagPath = tagPath;
        this.rule = rule;
        this.detail = detail;
    }

    public long byteOffset() {
        return byteOffset;
    }

    public String tagPath() {
        return tagPath;
    }

    public ParseRule rule() {
        return rule;
    }

    public String detail() {
        return detail;
    }

    /** Whether the input ends inside this element of the outermost level: what stands before it was read. */
    public boolean breaksOffIn(int tag) {
        String element = Tags.format(tag);
        return (rule == ParseRule.TRUNCATED || rule == ParseRule.VALUE_BEYOND_END)
                && (tagPath.equals(element) || tagPath.startsWith(element + '['));
    }

    private static String message(long byteOffset, String tagPath, ParseRule rule, String detail) {
        StringBuilder message = new StringBuilder(rule.meaning());
        message.append(" at byte ").append(byteOffset);
        if (!tagPath.isEmpty()) {
            message.append(" in ").append(tagPath);
        }
        if (!detail.isEmpty()) {
            message.append(": ").append(detail);
        }
        if (!rule.section().isEmpty()) {
            message.append(" (").append(rule.section()).append(')');
        }
        return message.toString();
    }
}

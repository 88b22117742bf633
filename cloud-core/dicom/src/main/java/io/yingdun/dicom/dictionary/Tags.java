package io.yingdun.dicom.dictionary;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tags are ints, group in the upper half. This class has the questions one asks of a tag (PS3.5 §7.1, §7.8). */
public final class Tags {

    private static final HexFormat DIGITS = HexFormat.of().withUpperCase();
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{8}");

    private Tags() {}

    public static int of(int group, int element) {
        return group << 16 | element & 0xFFFF;
    }

    public static int group(int tag) {
        return tag >>> 16;
    }

    public static int element(int tag) {
        return tag & 0xFFFF;
    }

    public static boolean isPrivate(int tag) {
        return (tag & 0x10000) != 0;
    }

    /** (gggg,0010-00FF) of an odd group reserves a block (PS3.5 §7.8.1). */
    public static boolean isPrivateCreator(int tag) {
        return isPrivate(tag) && (tag & 0xFF00) == 0 && (tag & 0xFF) >= 0x10;
    }

    /** The creator element of the block that a private element (gggg,bbee) lies in. */
    public static int creatorOf(int privateTag) {
        return privateTag & 0xFFFF0000 | (privateTag >>> 8 & 0xFF);
    }

    public static boolean isGroupLength(int tag) {
        return element(tag) == 0;
    }

    /** Items and delimiters, which are structure and never data (PS3.5 §7.5). */
    public static boolean isStructural(int tag) {
        return group(tag) == 0xFFFE;
    }

    /** {@code (gggg,eeee)}, upper case. */
    public static String format(int tag) {
        String digits = hex(tag);
        return '(' + digits.substring(0, 4) + ',' + digits.substring(4) + ')';
    }

    /** Eight upper-case hexadecimal digits, as DICOM JSON spells a tag (PS3.18 F.2.2). */
    public static String hex(int tag) {
        return DIGITS.toHexDigits(tag);
    }

    /** The reverse of {@link #hex}: eight hexadecimal digits, in any case of letters. */
    public static Optional<Integer> parse(String hex) {
        return HEX.matcher(hex).matches() ? Optional.of(Integer.parseUnsignedInt(hex, 16)) : Optional.empty();
    }
}

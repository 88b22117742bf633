package io.yingdun.dicom.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The character repertoire in force for a data set, made from the values of Specific Character Set (0008,0005). Decoding
 * never fails: what has no meaning becomes U+FFFD. Encoding fails with {@link IllegalArgumentException} for a character
 * that the repertoire cannot write, because a question mark in a name is a loss that nobody sees.
 */
public abstract sealed class SpecificCharacterSet permits StandAloneCharacterSet, Iso2022CharacterSet {

    /** No (0008,0005), or an empty one: ISO_IR 6. Bytes above 7FH, which it forbids, are read as ISO 8859-1. */
    public static final SpecificCharacterSet DEFAULT = new Iso2022CharacterSet(List.of(""));

    public static final SpecificCharacterSet UTF_8 = new StandAloneCharacterSet("ISO_IR 192", StandardCharsets.UTF_8);
    public static final SpecificCharacterSet GB18030 =
            new StandAloneCharacterSet("GB18030", Charset.forName("GB18030"));
    public static final SpecificCharacterSet GBK = new StandAloneCharacterSet("GBK", Charset.forName("GBK"));

    private final List<String> terms;

    SpecificCharacterSet(List<String> terms) {
        this.terms = List.copyOf(terms);
    }

    /**
     * The character set of these values of (0008,0005). Spellings seen in the field ({@code ISO IR 100}, {@code iso_ir_100},
     * {@code GB2312}, {@code ISO 2022 GBK} …) are understood; a term that nobody knows counts as the default repertoire,
     * see {@link #isKnownTerm}.
     */
    public static SpecificCharacterSet of(List<String> values) {
        for (String value : values) {
            switch (canonical(value)) {
                case "ISO_IR 192" -> {
                    return UTF_8;
                }
                case "GB18030" -> {
                    return GB18030;
                }
                case "GBK" -> {
                    return GBK;
                }
                default -> {
                    // decided by all values together, below
                }
            }
        }
        List<String> terms =
                values.stream().map(SpecificCharacterSet::canonical).toList();
        return terms.isEmpty() || terms.equals(List.of("")) ? DEFAULT : new Iso2022CharacterSet(terms);
    }

    /** True when (0008,0005) may hold this value, in its right spelling or a usual wrong one. */
    public static boolean isKnownTerm(String value) {
        String term = canonical(value);
        return term.isEmpty()
                || List.of("ISO_IR 192", "GB18030", "GBK", "ISO_IR 6").contains(term)
                || Iso2022CharacterSet.registrationOf(term) > 0;
    }

    /** The text of a value field. Code extensions start anew at each value, line and, in a PN, name component. */
    public abstract String decode(byte[] bytes, boolean personName);

    /**
     * The bytes of a text, without padding.
     *
     * @throws IllegalArgumentException when a character is not in the repertoire
     */
    public abstract byte[] encode(String text, boolean personName);

    /** The values of (0008,0005) that stand for it, in canonical spelling; empty for the default repertoire. */
    public List<String> terms() {
        return terms;
    }

    @Override
    public String toString() {
        return terms.isEmpty() ? "ISO_IR 6" : String.join("\\", terms);
    }

    private static String canonical(String value) {
        String term = value.trim().toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (term) {
            case "UTF_8", "UTF8", "ISO IR 192", "ISO_IR_192", "ISO 2022 IR 192" -> "ISO_IR 192";
            case "GB18030", "ISO 2022 GB18030", "GB_18030" -> "GB18030";
            case "GBK", "ISO 2022 GBK", "CP936" -> "GBK";
            case "GB2312", "ISO 2022 58", "ISO_IR 58", "ISO IR 58", "ISO_IR_58" -> "ISO 2022 IR 58";
            default ->
                term.replaceFirst("^ISO[ _]?IR[ _]?(\\d+)$", "ISO_IR $1")
                        .replaceFirst("^ISO[ _]2022[ _]IR[ _](\\d+)$", "ISO 2022 IR $1");
        };
    }
}

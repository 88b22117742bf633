package io.yingdun.dicom.json;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Decides whether a DS or IS may travel as a JSON number without loss (note to PS3.18 table F.2.3-1). */
final class DecimalText {

    /** The grammar of RFC 8259 §6: no plus sign, no leading zero, digits on both sides of the point. */
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private static final int LONGEST = 16;

    private DecimalText() {}

    /** PS3.5 §6.2 allows 16 bytes; a longer text is kept as it is. */
    static boolean survivesAsNumber(String text) {
        if (text.length() > LONGEST || !JSON_NUMBER.matcher(text).matches()) {
            return false;
        }
        double nearest = Double.parseDouble(text);
        return Double.isFinite(nearest) && new BigDecimal(text).compareTo(BigDecimal.valueOf(nearest)) == 0;
    }
}

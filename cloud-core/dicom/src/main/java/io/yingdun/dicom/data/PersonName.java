package io.yingdun.dicom.data;

import java.util.List;

/** The three component groups of a PN (PS3.5 §6.2.1), each "family^given^middle^prefix^suffix" or empty. */
public record PersonName(String alphabetic, String ideographic, String phonetic) {

    public static PersonName parse(String value) {
        String[] groups = value.split("=", 3);
        return new PersonName(
                groups[0].stripTrailing(),
                groups.length > 1 ? groups[1].stripTrailing() : "",
                groups.length > 2 ? groups[2].stripTrailing() : "");
    }

    /** As a PN value: trailing empty groups are dropped. */
    public String toValue() {
        String all = String.join("=", List.of(alphabetic, ideographic, phonetic));
        int end = all.length();
        while (end > 0 && all.charAt(end - 1) == '=') {
            end--;
        }
        return all.substring(0, end);
    }

    public boolean isEmpty() {
        return toValue().isEmpty();
    }
}

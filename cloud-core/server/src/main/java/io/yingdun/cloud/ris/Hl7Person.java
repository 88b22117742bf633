package io.yingdun.cloud.ris;

import io.yingdun.cloud.ris.Hl7Message.Part;
import java.util.LinkedHashSet;
import java.util.Set;

/** Names of staff as people read them: 王医生 is one word, John Smith are two. */
final class Hl7Person {

    private static final int FAMILY = 2;
    private static final int GIVEN = 3;

    private Hl7Person() {}

    /**
     * Of XCN (ID, family name, given name; HL7 2.5.1 §2.A.88), or of NDL, whose first component has the same as subcomponents
     * (§2.A.47); several with commas between them.
     */
    static String of(Part segment, int field) {
        Set<String> names = new LinkedHashSet<>();
        for (int n = 1; n <= segment.repetitions(field); n++) {
            boolean inside = !segment.value(field, n, 1, FAMILY).isEmpty();
            names.add(
                    inside
                            ? name(segment.value(field, n, 1, FAMILY), segment.value(field, n, 1, GIVEN))
                            : name(segment.value(field, n, FAMILY, 1), segment.value(field, n, GIVEN, 1)));
        }
        names.remove("");
        return String.join(", ", names);
    }

    private static String name(String family, String given) {
        boolean oneWord =
                family.isEmpty() || given.isEmpty() || Character.isIdeographic(family.codePointBefore(family.length()));
        return oneWord ? family + given : given + " " + family;
    }
}

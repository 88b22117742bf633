package io.yingdun.cloud.report;

import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.archive.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report for those who must not learn whose it is: without names of doctors, numbers and dates, as PS3.15 table E.1-1 has it, and
 * with the patient's name, numbers and birth date covered where they stand in its text. Also covered is every number of six digits
 * and more: telephones, ID cards, dates. The page (PDF) is not given. Other names that a doctor wrote into the text stay: nobody can
 * tell them from words.
 */
final class AnonymousReport {

    private static final String COVER = "***";
    private static final String LONG_NUMBER = "[0-9][0-9 -]{4,}[0-9Xx]";

    /** One letter is no name: it would cover half of a text. */
    private static final int SHORTEST_WORD = 2;

    private final Pattern identity;

    private AnonymousReport(Pattern identity) {
        this.identity = identity;
    }

    static ReportView of(ReportVersion version, Study study) {
        Patient patient = study.patient();
        List<String> words = new ArrayList<>(namesIn(patient.name()));
        words.addAll(List.of(patient.patientId(), version.patientId(), study.accessionNumber(), version.number()));
        Stream<String> patterns = Stream.concat(
                words.stream()
                        .map(String::strip)
                        .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST_WORD)
                        .map(Pattern::quote),
                Stream.concat(birthDates(patient.birthDate()), Stream.of(LONG_NUMBER)));
        Pattern identity = Pattern.compile(
                patterns.collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return new AnonymousReport(identity).view(version);
    }

    private ReportView view(ReportVersion version) {
        return new ReportView(
                version.id(),
                version.status(),
                "",
                covered(version.procedure()),
                covered(version.findings()),
                covered(version.impression()),
                covered(version.text()),
                false,
                "",
                "",
                "",
                "",
                null);
    }

    private String covered(String text) {
        return identity.matcher(text).replaceAll(COVER);
    }

    /** PN: each group as it is written, with and without blanks, the family name behind, and its longer parts. */
    private static List<String> namesIn(String name) {
        List<String> names = new ArrayList<>();
        for (String group : name.split("=")) {
            List<String> parts = Arrays.stream(group.split("\\^"))
                    .filter(part -> !part.isBlank())
                    .toList();
            names.add(group);
            names.add(String.join("", parts));
            names.add(String.join(" ", parts));
            if (parts.size() > 1) {
                names.add(parts.get(1) + " " + parts.get(0));
                names.add(parts.get(1) + parts.get(0));
            }
            parts.stream().filter(part -> part.length() > SHORTEST_WORD).forEach(names::add);
        }
        // The longest first: a pattern takes the first that fits.
        names.sort((one, other) -> other.length() - one.length());
        return names;
    }

    /** As people write it: 1980-01-05, 1980/1/5, 1980.01.05, 1980年1月5日. */
    private static Stream<String> birthDates(String date) {
        if (!date.matches("[0-9]{8}")) {
            return Stream.empty();
        }
        String month = "0?" + Integer.parseInt(date.substring(4, 6));
        String day = "0?" + Integer.parseInt(date.substring(6));
        return Stream.of(date.substring(0, 4) + "\\s*[-/.年]\\s*" + month + "\\s*[-/.月]\\s*" + day);
    }
}

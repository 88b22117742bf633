package io.yingdun.explain.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a report says. Texts are empty where nothing is said. */
public record ReportText(String findings, String impression) {

    /** After a full stop, semicolon, mark or line; before a numbered item; a dot ends only what is Chinese before it. */
    private static final Pattern BOUNDARY =
            Pattern.compile("(?<=[。；;！!？\\n])|(?<=\\p{IsHan}[?.．])|(?<=\\s)(?=\\d{1,2}[、.．](?!\\d))");

    /** Sentences in the order of the report, without the blanks around them. */
    public List<ReportSentence> sentences() {
        List<ReportSentence> sentences = new ArrayList<>();
        split(Section.FINDINGS, findings, sentences);
        split(Section.IMPRESSION, impression, sentences);
        return sentences;
    }

    /** The text of a section. */
    public String of(Section section) {
        return section == Section.FINDINGS ? findings : impression;
    }

    private static void split(Section section, String text, List<ReportSentence> sentences) {
        Matcher boundary = BOUNDARY.matcher(text);
        int start = 0;
        while (start < text.length()) {
            int end = boundary.find(start + 1) ? boundary.start() : text.length();
            String stripped = text.substring(start, end).strip();
            if (!stripped.isEmpty()) {
                int from = text.indexOf(stripped, start);
                sentences.add(new ReportSentence(section, from, from + stripped.length(), stripped));
            }
            start = end;
        }
    }
}

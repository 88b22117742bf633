package io.yingdun.explain.engine;

import static java.util.Map.entry;

import io.yingdun.explain.glossary.Term;
import io.yingdun.explain.reading.Side;
import io.yingdun.explain.reading.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How a statement of the report is told. Only words of the report and of the glossary are put in. */
final class Wording {
    private static final Map<String, String> DEGREES = Map.ofEntries(
            entry("轻-中度", "mild to moderate"),
            entry("轻中度", "mild to moderate"),
            entry("中-重度", "moderate to severe"),
            entry("中重度", "moderate to severe"),
            entry("轻度", "mild"),
            entry("轻微", "slight"),
            entry("中度", "moderate"),
            entry("重度", "severe"),
            entry("少量", "a small amount of"),
            entry("少许", "a little"),
            entry("中等量", "a moderate amount of"),
            entry("中量", "a moderate amount of"),
            entry("大量", "a large amount of"),
            entry("多发", "multiple"),
            entry("多发性", "multiple"),
            entry("多个", "several"),
            entry("单发", "single"),
            entry("散在", "scattered"),
            entry("弥漫", "diffuse"),
            entry("弥漫性", "diffuse"),
            entry("巨大", "very large"),
            entry("微小", "tiny"),
            entry("广泛", "widespread"),
            entry("局限性", "localised"),
            entry("局部", "local"),
            entry("慢性", "long-standing"),
            entry("急性", "acute"),
            entry("陈旧性", "old"));

    private Wording() {}

    static String chinese(Statement s, boolean withMeaning) {
        String what = side(s.sides(), "左侧", "右侧", "双侧") + String.join("、", s.degrees()) + s.words();
        String meaning = withMeaning ? meaningChinese(s.term()) : "";
        return switch (s.polarity()) {
            case AFFIRMED -> "报告写到" + what + meaning + "。";
            case UNCERTAIN -> "报告认为可能有" + what + meaning + "，还不能确定。";
            case NEGATED -> "报告写明" + (s.hedged() ? "没有看到明显" : "没有看到") + what + meaning + "。";
            case PAST -> "报告提到过去的" + what + meaning + "。";
        };
    }

    static String english(Statement s, boolean withMeaning) {
        String degrees = s.degrees().stream()
                .map(degree -> DEGREES.getOrDefault(degree, degree) + " ")
                .collect(Collectors.joining());
        String what = degrees + s.term().english()
                + side(s.sides(), " on the left side", " on the right side", " on both sides")
                + (withMeaning ? meaningEnglish(s.term()) : "") + ".";
        return switch (s.polarity()) {
            case AFFIRMED -> "The report describes: " + what;
            case UNCERTAIN -> "The report calls this possible, as yet uncertain: " + what;
            case NEGATED -> (s.hedged() ? "The report sees no clear sign of: " : "Not seen in the report: ") + what;
            case PAST -> "The report names from the past: " + what;
        };
    }

    static String meaningChinese(Term term) {
        return "（意思是：" + term.everydayChinese() + "）";
    }

    static String meaningEnglish(Term term) {
        return " (meaning: " + term.everydayEnglish() + ")";
    }

    static String measuresChinese(List<String> measures) {
        return "这句话里写的大小或数值是「" + String.join("」「", measures) + "」。";
    }

    static String measuresEnglish(List<String> measures) {
        return "Sizes or numbers in this sentence, as written: 「" + String.join("」「", measures) + "」.";
    }

    static String adviceChinese(String advice) {
        return "报告里的建议原文是「" + advice + "」，具体怎么做请问医生。";
    }

    static String adviceEnglish(String advice) {
        return "The report gives this advice, in its own words: 「" + advice + "」. Ask your doctor what to do.";
    }

    private static String side(Set<Side> sides, String left, String right, String both) {
        if (sides.isEmpty()) {
            return "";
        }
        return sides.size() == 2 ? both : sides.contains(Side.LEFT) ? left : right;
    }
}

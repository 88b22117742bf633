package io.yingdun.explain.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that are no term of the glossary and yet say what only a report may say, or what no explanation may: judgements,
 * comfort, threats, advice, and ways to somebody else. Each is loose unless the report's own sentence holds it.
 */
final class LooseWords {

    private record Word(String chinese, Pattern english) {

        static Word of(String chinese, String english) {
            return new Word(chinese, Pattern.compile("\\b(?:" + english + ")\\b"));
        }
    }

    /** The English of a word is borne out by its Chinese in the report. */
    private static final List<Word> WORDS = List.of(
            Word.of("良性", "benign|harmless"),
            Word.of("恶性", "malignan\\w+"),
            Word.of("癌", "cancer\\w*|carcinoma\\w*"),
            Word.of("瘤", "tumou?rs?"),
            Word.of("转移", "metasta\\w+|spread\\w*"),
            Word.of("正常", "normal\\w*|healthy|fine"),
            Word.of("健康", "in good health"),
            Word.of("严重", "serious\\w*|severe\\w*|grave"),
            Word.of("危险", "danger\\w*|risk\\w*"),
            Word.of("死", "die|dies|dying|death|deadly|fatal\\w*|lethal"),
            Word.of("寿命", "life expectancy|to live|survive\\w*|survival"),
            Word.of("绝症", "incurable|terminal"),
            Word.of("治愈", "cure[ds]?|curable"),
            Word.of("放心", "do not worry|don't worry|no need to worry|reassur\\w+"),
            Word.of("担心", "worr(?:y|ied|ying)"),
            Word.of("没事", "nothing to (?:worry|fear)|all right"),
            Word.of("好转", "better|improv\\w+"),
            Word.of("加重", "worse\\w*"),
            Word.of("建议", "advis\\w+|recommend\\w*|suggest\\w*"),
            Word.of("应该", "should|ought"),
            Word.of("应当", "shall"),
            Word.of("需要", "needs?|needed"),
            Word.of("必须", "must|have to"),
            Word.of("不必", "unnecessary"),
            Word.of("不用", "no need"),
            Word.of("服用", "take|takes|taking|swallow\\w*"),
            Word.of("药", "drugs?|medicines?|medications?|pills?|tablets?|antibiotics?"),
            Word.of("手术", "surger\\w+|operat\\w+"),
            Word.of("化疗", "chemotherapy"),
            Word.of("放疗", "radiotherapy"),
            Word.of("治疗", "treat\\w*|therap\\w+"),
            Word.of("复查", "follow-?up|re-?check\\w*"),
            Word.of("急诊", "emergency"),
            Word.of("自行", "yourself"),
            Word.of("偏方", "remed(?:y|ies)"),
            Word.of("微信", "wechat"),
            Word.of("电话", "call|phone|telephone"),
            Word.of("点击", "click\\w*"),
            Word.of("扫码", "scan the|qr code"),
            Word.of("购买", "buy|purchase|order now"),
            Word.of("忽略", "ignor\\w+|disregard"),
            Word.of("指令", "instructions?|prompt"));

    /** Letters in Chinese, characters in English: what the report writes so itself. */
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");

    /** Addresses, markup, control characters. */
    private static final Pattern FOREIGN = Pattern.compile("://|www\\.|@|[<>{}`]|\\p{Cntrl}");

    private LooseWords() {}

    /** Whether each such word in an explanation stands in the report's sentence. */
    static boolean none(String source, String chinese, String english) {
        String lower = english.toLowerCase(Locale.ROOT);
        return WORDS.stream()
                        .filter(word -> !source.contains(word.chinese))
                        .noneMatch(word -> chinese.contains(word.chinese)
                                || word.english.matcher(lower).find())
                && allIn(source, LATIN.matcher(chinese))
                && allIn(source, HAN.matcher(english))
                && !FOREIGN.matcher(chinese).find()
                && !FOREIGN.matcher(english).find();
    }

    private static boolean allIn(String source, Matcher found) {
        String held = source.toUpperCase(Locale.ROOT);
        return found.results().allMatch(one -> held.contains(one.group().toUpperCase(Locale.ROOT)));
    }
}

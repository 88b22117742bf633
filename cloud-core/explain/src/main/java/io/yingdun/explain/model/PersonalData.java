package io.yingdun.explain.model;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of a report's text what tells whose it is, for a reader elsewhere: the names and numbers that are known, and what
 * looks like a person's data (GB/T 35273-2020 appendix A): ID card, phone, mail, dates, ages, long numbers, labelled names. In
 * doubt it takes out.
 */
final class PersonalData {

    private static final String TAKEN = "※";

    /** One character would be found in words. */
    private static final int SHORTEST_NAME = 2;

    private static final String LABEL = "姓名|患者姓名|病人姓名|床号|住址|地址|家属|联系人|电话|手机|检查号|住院号|门诊号|病历号|影像号|登记号|身份证号?"
            + "|(?:报告|审核|主治|住院|申请|检查|诊断|主任)(?:医师|医生)|Name|Patient|ID|Tel|Phone";

    private static final List<Pattern> LOOKS_PERSONAL = List.of(
            Pattern.compile("(?i)(?<![A-Za-z])(?:" + LABEL + ")\\s*[:：]\\s*[^\\s,，。;；、]{1,40}"),
            Pattern.compile("(?:患者|病人)[\\p{IsHan}]{2,3}(?=[,，、（(])"),
            Pattern.compile("[\\w.+-]{1,64}@[\\w.-]{1,64}"),
            Pattern.compile("(?:19|20)\\d{2}\\s*[-/.年]\\s*\\d{1,2}(?:\\s*[-/.月]\\s*\\d{1,2}\\s*日?)?"),
            Pattern.compile("(?<!\\d)\\d{1,2}月\\d{1,2}[日号]"),
            Pattern.compile("(?<!\\d)\\d{1,3}\\s*周?岁"),
            Pattern.compile("(?<![\\d.])0\\d{2,3}-\\d{7,8}(?!\\d)"),
            Pattern.compile("[A-Za-z]{0,4}\\d{6,}[Xx]?"),
            Pattern.compile("[\\p{IsHan}]{2,14}(?:医院|卫生院|卫生服务中心)"));

    private PersonalData() {}

    static String without(String text, Set<String> names) {
        String left = text;
        List<String> longestFirst = names.stream()
                .map(String::strip)
                .filter(name -> name.length() >= SHORTEST_NAME)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String name : longestFirst) {
            left = Pattern.compile(Pattern.quote(name), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(left)
                    .replaceAll(TAKEN);
        }
        for (Pattern pattern : LOOKS_PERSONAL) {
            left = pattern.matcher(left).replaceAll(TAKEN);
        }
        return left;
    }
}

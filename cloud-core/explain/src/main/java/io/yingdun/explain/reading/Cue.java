package io.yingdun.explain.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A word that denies, doubts or ends a denial, and where it stands in a clause. */
record Cue(Effect effect, String words, int start, int end) {

    enum Effect {
        DENIES,
        DOUBTS,
        /** 或: doubts what it joins, unless that is denied. */
        JOINS_DOUBT,
        /** Ends the reach of a denial. */
        AFFIRMS,
        /** Looks like a cue and is none: 无变化 denies a change, nothing else. */
        NONE
    }

    private record Form(Effect effect, String words) {}

    private static final List<Form> FORMS = Stream.of(
                    forms(
                            Effect.DENIES,
                            "未见 未见明显 未见明确 未见确切 未见显著 未见确定 未发现 未发现明显 未探及 未探及明显 未及 未及明显 未查见 未显示 未示 未检出 未触及 未出现 未提示 未测及 未观察到 未引起"
                                    + " 没有 没有看到 没有看到明显 没有发现 没见 没看到 无 无明显 无明确 无确切 不伴 不伴有 排除 可排除 已排除 可除外 已除外 基本除外 不考虑 不支持 否认 阴性 (-) 消失 已吸收 完全吸收 不存在"),
                    forms(
                            Effect.DOUBTS,
                            "考虑 可能 可能为 可能性 可能性大 可能大 可能有 疑 疑似 疑为 可疑 怀疑 拟诊 倾向 倾向于 提示 警惕 不除外 不能除外 不排除 不能排除 不能完全除外 不能完全排除"
                                    + " 不完全除外 难以除外 难以排除 难除外 未除外 未排除 未能除外 未能排除 尚未除外 尚不能除外 待除外 待排除 待排 待查 需除外 需排除 除外 待鉴别 鉴别 符合 似 似见 尚待确定 ? 不确定"),
                    forms(Effect.JOINS_DOUBT, "或 或者"),
                    forms(Effect.AFFIRMS, "但 可见 见 而 示 仍见 仍有"),
                    forms(
                            Effect.NONE,
                            "无明显变化 无变化 无显著变化 无明显改变 无改变 无著变 未见明显变化 未见变化 未见著变 未见显著变化 未见明显改变 无名 无菌 无症状 无法 无痛 无明显诱因 未完全 显示 提示符 而言"))
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt((Form form) -> form.words().length())
                    .reversed())
            .toList();

    /** Where 排除 and 除外 say what is yet to be done. */
    private static final List<String> TO_BE_DONE =
            List.of("建议", "进一步", "以", "请", "必要时", "检查", "复查", "CT", "MR", "需", "待", "结合");

    private static List<Form> forms(Effect effect, String words) {
        return Stream.of(words.split(" ")).map(word -> new Form(effect, word)).toList();
    }

    /** Cues of a normalised clause from left to right, the longest at each place, none inside a term. */
    static List<Cue> in(String clause, List<int[]> terms) {
        List<Cue> cues = new ArrayList<>();
        for (int at = 0; at < clause.length(); ) {
            Cue cue = isInside(terms, at) ? null : longestAt(clause, at);
            if (cue == null) {
                at++;
            } else {
                if (cue.effect != Effect.NONE && !cue.isPartOfADenial(cues)) {
                    cues.add(cue);
                }
                at = cue.end;
            }
        }
        return cues;
    }

    private static boolean isInside(List<int[]> terms, int at) {
        return terms.stream().anyMatch(term -> at >= term[0] && at < term[1]);
    }

    private static @Nullable Cue longestAt(String clause, int at) {
        for (Form form : FORMS) {
            if (clause.startsWith(form.words(), at)) {
                boolean toBeDone = (form.words().equals("排除") || form.words().equals("除外"))
                        && TO_BE_DONE.stream().anyMatch(clause.substring(0, at)::contains);
                return new Cue(
                        toBeDone ? Effect.DOUBTS : form.effect(),
                        form.words(),
                        at,
                        at + form.words().length());
            }
        }
        return null;
    }

    /** "未见可疑钙化": denies the calcification, and doubts nothing. */
    private boolean isPartOfADenial(List<Cue> before) {
        return (words.equals("可疑") || words.equals("疑似"))
                && !before.isEmpty()
                && before.get(before.size() - 1).effect == Effect.DENIES;
    }

    boolean hedges() {
        return words.contains("明显") || words.contains("明确") || words.contains("确切") || words.contains("显著");
    }
}

package io.yingdun.explain.reading;

import io.yingdun.explain.glossary.Kind;
import io.yingdun.explain.glossary.Term;
import io.yingdun.explain.glossary.TermMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a clause, which is what stands between two commas. A cue before a term reaches from there to the end of the clause or
 * to the next cue; one that follows a term, with no term after it, reaches back to that term and to those joined to it.
 */
final class ClauseReader {

    private static final Pattern JOINED =
            Pattern.compile("(?:[、及和与并伴或\\s]|合并|伴有|并有|以及|多发|少量|少许|轻度|小|可见|见|形成|\\(|\\)|「|」)*");
    private static final Pattern DEGREE = Pattern.compile(
            "(轻-中度|中-重度|轻中度|中重度|轻度|轻微|中度|重度|少量|少许|中等量|中量|大量|多发性?|多个|单发|散在|弥漫性?|巨大|微小|广泛|局限性|局部|慢性|急性|陈旧性)(?:的|性|、)?$");

    private static final Pattern PAST_BEHIND =
            Pattern.compile("(?:根治|保乳|保肢|微创|消融|栓塞|切除|介入|手术|修补|支架|内固定|治疗|化疗|放疗|放化疗|置换|病)*(?:术后|治疗后|化疗后|放疗后|放化疗后|史)");
    private static final Pattern PAST_BEFORE = Pattern.compile("(?:既往|过去的|曾患|原有)[^见]{0,6}$");

    private final String clause;
    private final List<TermMatch> terms;
    private final List<Cue> cues;
    private final Polarity[] polarities;
    private final boolean[] hedged;

    /**
     * @param clause normalised
     * @param terms with places in the clause
     */
    ClauseReader(String clause, List<TermMatch> terms) {
        this.clause = clause;
        this.terms = terms;
        this.cues = Cue.in(
                clause, terms.stream().map(t -> new int[] {t.start(), t.end()}).toList());
        this.polarities = new Polarity[terms.size()];
        this.hedged = new boolean[terms.size()];
        Arrays.fill(polarities, Polarity.AFFIRMED);
    }

    /** A statement for each term, with places in the clause; words are left to the caller, who has the text as written. */
    List<Statement> read() {
        cues.forEach(this::apply);
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            TermMatch match = terms.get(i);
            denyDirectly(i);
            putInThePast(i);
            statements.add(new Statement(
                    match.term(),
                    clause.substring(match.start(), match.end()),
                    polarities[i],
                    sides(i, statements),
                    polarities[i] == Polarity.NEGATED ? List.of() : degrees(i),
                    hedged[i],
                    match.start(),
                    match.end()));
        }
        return statements;
    }

    private void apply(Cue cue) {
        // A term may begin inside the cue: 未见明显异常.
        int next = firstTermFrom(cue.start());
        switch (cue.effect()) {
            case DENIES, DOUBTS -> {
                if (next < terms.size() && !isBehind(cue, next)) {
                    forward(cue, next, endOfReach(cue));
                } else {
                    backward(cue, next - 1);
                }
            }
            case JOINS_DOUBT -> {
                boolean joins = next > 0 && next < terms.size();
                if (joins && polarities[next - 1] == Polarity.AFFIRMED && polarities[next] == Polarity.AFFIRMED) {
                    backward(cue, next - 1);
                    polarities[next] = Polarity.UNCERTAIN;
                }
            }
            case AFFIRMS, NONE -> {}
        }
    }

    /** "肺癌可能伴肺不张": the doubt belongs to what stands directly before it when what follows is joined on. */
    private boolean isBehind(Cue cue, int next) {
        boolean attached = next > 0 && terms.get(next - 1).end() == cue.start();
        int start = terms.get(next).start();
        String between = clause.substring(Math.min(cue.end(), start), start);
        boolean joined = between.matches("[、及和与并伴(].*|合并.*");
        boolean alwaysBehind =
                List.of("阴性", "(-)", "消失", "可能性大", "可能大", "待排", "待查", "?").contains(cue.words());
        return attached && (joined || alwaysBehind);
    }

    private int endOfReach(Cue from) {
        return cues.stream()
                .filter(cue -> cue.start() >= from.end())
                .filter(cue -> cue.effect() == Cue.Effect.DENIES
                        || cue.effect() == Cue.Effect.DOUBTS && from.effect() == Cue.Effect.DENIES
                        || cue.effect() == Cue.Effect.AFFIRMS && from.effect() == Cue.Effect.DENIES)
                .mapToInt(Cue::start)
                .findFirst()
                .orElse(clause.length());
    }

    private void forward(Cue cue, int first, int end) {
        for (int i = first; i < terms.size() && terms.get(i).start() < end; i++) {
            set(i, cue);
        }
    }

    private void backward(Cue cue, int last) {
        for (int i = last; i >= 0; i--) {
            set(i, cue);
            if (i == 0 || !isJoined(i - 1, i) || polarities[i - 1] == Polarity.NEGATED) {
                return;
            }
        }
    }

    private void set(int i, Cue cue) {
        polarities[i] = cue.effect() == Cue.Effect.DENIES ? Polarity.NEGATED : Polarity.UNCERTAIN;
        hedged[i] = cue.effect() == Cue.Effect.DENIES && cue.hedges();
    }

    /** 未扩张, 不增大, 非钙化: one character that denies the very next word. */
    private void denyDirectly(int i) {
        int start = terms.get(i).start();
        if (start > 0 && "未不非".indexOf(clause.charAt(start - 1)) >= 0) {
            polarities[i] = Polarity.NEGATED;
        }
    }

    /** 肺癌术后, 冠心病史, 既往肺结核: no finding of this examination. */
    private void putInThePast(int i) {
        TermMatch match = terms.get(i);
        boolean past = PAST_BEHIND.matcher(clause.substring(match.end())).lookingAt()
                || PAST_BEFORE.matcher(clause.substring(0, match.start())).find();
        if (past && polarities[i] != Polarity.NEGATED && match.term().kind() == Kind.FINDING) {
            polarities[i] = Polarity.PAST;
        }
    }

    private boolean isJoined(int one, int next) {
        return JOINED.matcher(
                        clause.substring(terms.get(one).end(), terms.get(next).start()))
                .matches();
    }

    private int firstTermFrom(int at) {
        int i = 0;
        while (i < terms.size() && terms.get(i).start() < at) {
            i++;
        }
        return i;
    }

    /** Named since the term before it; else those of the term before it when the two are joined and of one region. */
    private Set<Side> sides(int i, List<Statement> before) {
        TermMatch match = terms.get(i);
        int from = i == 0 ? 0 : terms.get(i - 1).end();
        Set<Side> named = Sides.in(clause.substring(from, match.end()));
        if (!named.isEmpty() || i == 0 || !isJoined(i - 1, i)) {
            return named;
        }
        String region = match.term().bodyPart();
        String regionBefore = terms.get(i - 1).term().bodyPart();
        return region.equals(regionBefore) || region.equals(Term.ANY_REGION)
                ? before.get(i - 1).sides()
                : Set.of();
    }

    private List<String> degrees(int i) {
        int from = i == 0 ? 0 : terms.get(i - 1).end();
        String before = clause.substring(from, terms.get(i).start());
        List<String> degrees = new ArrayList<>();
        Matcher matcher = DEGREE.matcher(before);
        while (matcher.find()) {
            degrees.add(0, matcher.group(1));
            before = before.substring(0, matcher.start());
            matcher = DEGREE.matcher(before);
        }
        return degrees;
    }
}

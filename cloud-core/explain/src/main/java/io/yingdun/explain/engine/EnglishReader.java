package io.yingdun.explain.engine;

import io.yingdun.explain.glossary.Glossary;
import io.yingdun.explain.glossary.Term;
import io.yingdun.explain.reading.Polarity;
import io.yingdun.explain.reading.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads an English explanation: terms by their English name, the sides named, and what each clause denies or doubts. */
final class EnglishReader {
    record Claim(Term term, Polarity polarity) {}

    /** A comma parts clauses only before a new one, for a doubt reaches over "possible, as yet uncertain". */
    private static final Pattern CLAUSE = Pattern.compile("(?<=[.;!?])\\s+|,?\\s+(?:but|while|whereas)\\s+");

    private static final Pattern DOUBTS = Pattern.compile(
            "\\b(possibl[ey]|may|might|could|probabl[ey]|likely|suspect(ed)?|suspicious|suspicion|uncertain|not certain|perhaps"
                    + "|(not|cannot|can't) (be )?(ruled out|excluded?|rule out))\\b");
    private static final Pattern DENIES = Pattern.compile(
            "\\b(no|not|without|none|absent|absence|free of|ruled out|excluded|negative|isn't|aren't|never)\\b");
    private static final Pattern PAST = Pattern.compile("\\b(past|previous(ly)?|history of|earlier)\\b");
    private static final Pattern LEFT = Pattern.compile("\\b(left|both|bilateral)\\b");
    private static final Pattern RIGHT = Pattern.compile("\\b(right|both|bilateral)\\b");

    private final Map<String, Term> byName = new HashMap<>();
    private final Pattern terms;

    EnglishReader(Glossary glossary) {
        glossary.terms().forEach(term -> byName.put(term.english().toLowerCase(Locale.ROOT), term));
        terms = Pattern.compile(byName.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![a-z0-9])(", ")(?:e?s)?(?![a-z0-9])")));
    }

    List<Claim> claims(String english) {
        List<Claim> claims = new ArrayList<>();
        for (String clause : CLAUSE.split(english.toLowerCase(Locale.ROOT))) {
            Matcher matcher = terms.matcher(clause);
            String cues = matcher.replaceAll("");
            matcher.reset();
            while (matcher.find()) {
                claims.add(new Claim(byName.get(matcher.group(1)), polarity(cues)));
            }
        }
        return claims;
    }

    Set<Side> sides(String english) {
        String text = terms.matcher(english.toLowerCase(Locale.ROOT)).replaceAll("");
        Set<Side> sides = EnumSet.noneOf(Side.class);
        if (LEFT.matcher(text).find()) {
            sides.add(Side.LEFT);
        }
        if (RIGHT.matcher(text).find()) {
            sides.add(Side.RIGHT);
        }
        return sides;
    }

    private static Polarity polarity(String clause) {
        if (DOUBTS.matcher(clause).find()) {
            return Polarity.UNCERTAIN;
        }
        if (DENIES.matcher(clause).find()) {
            return Polarity.NEGATED;
        }
        return PAST.matcher(clause).find() ? Polarity.PAST : Polarity.AFFIRMED;
    }
}

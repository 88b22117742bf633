package io.yingdun.explain.reading;

import io.yingdun.explain.glossary.Term;
import java.util.List;
import java.util.Set;

/**
 * That a sentence says something of a term.
 *
 * @param words the term as the sentence writes it
 * @param sides both where the sentence names both, none where it names none for this term
 * @param degrees words of degree and number that stand before the term, as written
 * @param hedged whether what is denied is denied with 明显 or the like only
 * @param start place in the sentence's text
 */
public record Statement(
        Term term,
        String words,
        Polarity polarity,
        Set<Side> sides,
        List<String> degrees,
        boolean hedged,
        int start,
        int end) {

    public Statement {
        sides = Set.copyOf(sides);
        degrees = List.copyOf(degrees);
    }

    Statement at(String asWritten, int from, int to) {
        return new Statement(term, asWritten, polarity, sides, degrees, hedged, from, to);
    }
}

package io.yingdun.explain.reading;

import java.util.List;

/**
 * What is understood of a sentence.
 *
 * @param measures sizes and other numbers with a unit, as written
 * @param advice what the report advises, as written; empty where it advises nothing
 */
public record SentenceReading(List<Statement> statements, List<String> measures, String advice) {

    public SentenceReading {
        statements = List.copyOf(statements);
        measures = List.copyOf(measures);
    }
}

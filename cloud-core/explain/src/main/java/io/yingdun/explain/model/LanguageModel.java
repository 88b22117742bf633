package io.yingdun.explain.model;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** A language model. Whatever it says is a draft: nobody sees it before it was held against the report. */
public interface LanguageModel {

    /**
     * A sentence of a report, without personal data.
     *
     * @param terms that the model is to keep
     */
    record Asked(int number, String text, List<Name> terms) {

        public Asked {
            terms = List.copyOf(terms);
        }
    }

    /** A term of the glossary, in both languages. */
    record Name(String chinese, String english) {}

    /** What the model says of the sentence with this number. */
    record Draft(int number, String chinese, String english) {}

    /**
     * @param said is given each draft as soon as it is there
     * @throws IOException where there is no whole answer; the message holds no secret and nothing that the model said
     */
    void explain(List<Asked> sentences, Consumer<Draft> said) throws IOException;
}

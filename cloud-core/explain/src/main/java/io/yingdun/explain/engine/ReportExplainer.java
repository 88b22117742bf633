package io.yingdun.explain.engine;

import io.yingdun.explain.reading.ReportText;
import java.util.Set;
import java.util.function.Consumer;

/** Tells in everyday words what a report holds. */
public interface ReportExplainer {
    /**
     * Never fails for what a report holds; what is not understood is left out and counted.
     *
     * @param names what tells whose report it is, such as names and numbers: none of it leaves this machine
     * @param told is given each sentence as soon as it stands, in the order of the report
     */
    Explanation explain(ReportText report, Set<String> names, Consumer<ExplainedSentence> told);
}

package io.yingdun.explain.engine;

import io.yingdun.explain.reading.ReportText;

/** Tells in everyday words what a report holds. */
public interface ReportExplainer {
    /** Never fails for what a report holds; what is not understood is left out and counted. */
    Explanation explain(ReportText report);
}

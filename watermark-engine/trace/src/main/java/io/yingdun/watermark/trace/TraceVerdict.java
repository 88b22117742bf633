package io.yingdun.watermark.trace;

import java.util.List;

/** What a trace ends in. */
public sealed interface TraceVerdict permits Attributed, CannotTell {

    /** The tokens named, strongest first; empty when the engine cannot tell. */
    List<Match> matches();

    /** How many geometries were tested for a payload. */
    int geometriesTested();

    /** The factor by which the probability of the highest statistic is charged for the geometries tested. */
    int charge();

    /** The statistic of the strongest match, else the highest of any token. */
    default double highestStatistic() {
        return this instanceof CannotTell untold
                ? untold.bestStatistic()
                : matches().get(0).statistic();
    }
}

package io.yingdun.watermark.trace;

import java.util.List;

/** What a trace ends in. */
public sealed interface TraceVerdict permits Attributed, CannotTell {

    /** The tokens named, strongest first; empty when the engine cannot tell. */
    List<Match> matches();

    /** How many geometries were tested for a payload. */
    int geometriesTested();
}

package io.yingdun.management.tracing;

import io.yingdun.watermark.trace.EvidenceMap;
import org.jspecify.annotations.Nullable;

/** What work on a job gave: the verdict and, where a mark was found, the map of where in the picture it was. */
record TraceResult(TraceOutcome outcome, @Nullable EvidenceMap evidence) {}

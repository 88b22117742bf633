package io.yingdun.management.tracing;

/** Where a job is; the last three are final. */
enum TraceState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}

package io.yingdun.management.tracing;

import org.jspecify.annotations.Nullable;

/** What work on a job gave: the verdict and, where a mark was found, the map of where in the picture it was. */
record TraceResult(TraceOutcome outcome, @Nullable Evidence evidence) {

    /** Cells row by row, {@code cell} pixels of the picture each; 0 nothing of the mark, 1 as clear as can be. */
    record Evidence(int columns, int rows, int cell, float[] values) {

        Evidence {
            values = values.clone();
        }

        @Override
        public float[] values() {
            return values.clone();
        }
    }
}

package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private static final long GIB = 1L << 30;

    @Test
    void letsAScreenshotThroughOnASmallMachine() {
        assertThatCode(() -> MemoryBudget.require(3840, 2160, GIB)).doesNotThrowAnyException();
    }

    @Test
    void refusesAHundredMegapixelsOnASmallMachineAndSaysWhatToDo() {
        assertThatThrownBy(() -> MemoryBudget.require(10_000, 10_000, 2 * GIB))
                .isInstanceOf(TraceFailure.class)
                .hasMessageContaining("2048 MiB")
                .hasMessageContaining("a part of it");
    }

    @Test
    void holdsTheTokensOfThreeYearsOfTwoThousandEndpointsInOneGigabyte() {
        assertThatCode(() -> MemoryBudget.requireTokens(3 * 17_520_000L, GIB)).doesNotThrowAnyException();
    }

    @Test
    void refusesMoreTokensThanHalfOfTheHeapHolds() {
        assertThatThrownBy(() -> MemoryBudget.requireTokens(60_000_000L, GIB))
                .isInstanceOf(TraceFailure.class)
                .hasMessageContaining("60 million")
                .hasMessageContaining("-Xmx");
    }
}

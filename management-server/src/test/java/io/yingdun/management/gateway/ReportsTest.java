package io.yingdun.management.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.management.fleet.FleetEvent.ScreenReport;
import io.yingdun.protocol.v1.Monitor;
import io.yingdun.protocol.v1.ScreenStatus;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Agents are hostile until proven otherwise: nothing they say may break a column, a JSON text or a page. */
class ReportsTest {

    @Test
    void skewIsRoundedAndNeverOverflows() {
        assertThat(Reports.clockSkewSeconds(1_500, 1_000)).isEqualTo(1);
        assertThat(Reports.clockSkewSeconds(0, 3_600_000)).isEqualTo(-3600);
        assertThat(Reports.clockSkewSeconds(Long.MAX_VALUE, 0)).isPositive().isLessThan(1L << 40);
        assertThat(Reports.clockSkewSeconds(Long.MIN_VALUE, Long.MAX_VALUE / 2)).isNegative();
    }

    @Test
    void scalesThatAreNoNumbersBecomeOne() {
        for (double scale : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1, 0, 1e9}) {
            ScreenReport report = Reports.screen(ScreenStatus.newBuilder()
                    .addMonitors(Monitor.newBuilder().setScale(scale))
                    .build());
            assertThat(report.screens().get(0).scale()).isEqualTo(1.0);
        }
    }

    @Test
    void anOverlayOfANewerAgentIsUnknown() {
        assertThat(Reports.screen(ScreenStatus.newBuilder().setOverlayValue(99).build())
                        .overlay())
                .isEqualTo("UNKNOWN");
    }

    @Test
    void atMostThirtyTwoMonitorsAreKept() {
        ScreenStatus.Builder many = ScreenStatus.newBuilder();
        for (int i = 0; i < 500; i++) {
            many.addMonitors(Monitor.getDefaultInstance());
        }
        assertThat(Reports.screen(many.build()).screens()).hasSize(32);
    }

    @Test
    void textLosesWhatNoColumnTakes() {
        assertThat(WireText.clean("a\u0000b\ud800c\u202e\nd ", 100))
                .doesNotContain("\u0000", "\n")
                .startsWith("ab");
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            StringBuilder noise = new StringBuilder();
            for (int i = 0; i < 80; i++) {
                noise.append((char) random.nextInt(0x10000));
            }
            String clean = WireText.clean(noise.toString(), 50);
            assertThat(clean.codePointCount(0, clean.length())).isLessThanOrEqualTo(50);
            assertThat(clean.codePoints().noneMatch(c -> c < 32 || (c >= 0xd800 && c < 0xe000)))
                    .isTrue();
        }
    }
}

package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.trace.CannotTell.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class CannotTellReasonsTest {
    private static final Point MIDDLE = new Point(960, 540);
    private static final Projection PLACE = Projection.of(Homography.affine(1.2, 0, 31, 0, 1.2, 17));
    private static final Projection SAME_PLACE = Projection.of(Homography.affine(1.2003, 0, 31, 0, 1.2003, 17));
    private static final Projection ELSEWHERE = Projection.of(Homography.affine(1.2, 0, 71, 0, 1.2, 17));

    @Test
    void statisticThatChanceReachesInALargeFleetIsNoWeakMark() {
        assertThat(reason(5.9, 12, 5.6)).isEqualTo(Reason.NO_MARK_FOUND);
        assertThat(reason(6.2, 12, 5.6)).isEqualTo(Reason.MARK_TOO_WEAK);
        assertThat(reason(6.2, 5, 5.6)).isEqualTo(Reason.NO_MARK_FOUND);
    }

    @Test
    void oneClearGeometryOfALowPilotIsNoToken() {
        assertThat(isClear(new PayloadTest.Clear(12, PLACE))).isFalse();
        assertThat(isClear(new PayloadTest.Clear(12, PLACE), new PayloadTest.Clear(12, PLACE)))
                .isFalse();
        assertThat(isClear(new PayloadTest.Clear(12, PLACE), new PayloadTest.Clear(12, ELSEWHERE)))
                .isFalse();
    }

    @Test
    void twoClearGeometriesThatAgreeAreATokenThatIsNotListed() {
        assertThat(isClear(new PayloadTest.Clear(12, PLACE), new PayloadTest.Clear(11, SAME_PLACE)))
                .isTrue();
    }

    @Test
    void oneClearGeometryOfAHighPilotIsATokenThatIsNotListed() {
        assertThat(isClear(new PayloadTest.Clear(21, PLACE))).isTrue();
    }

    @Test
    void chanceGrowsWithThePopulation() {
        WatermarkKey key = WatermarkKey.generate();
        PayloadTest few = test(TokenPopulation.of(key, List.of(new Token(1))));
        PayloadTest all = test(TokenPopulation.unknown(key));
        assertThat(few.chanceStatisticOfAll()).isLessThan(1.2);
        assertThat(all.chanceStatisticOfAll()).isGreaterThan(8);
    }

    private static PayloadTest test(TokenPopulation population) {
        WatermarkKey key = WatermarkKey.generate();
        return new PayloadTest(Carrier.of(key.carrierKey()), population.code(), population);
    }

    private static Reason reason(double statistic, double pilot, double chance) {
        return CannotTellReasons.reason(new PayloadTest.Highest(statistic, pilot, 25), chance);
    }

    private static boolean isClear(PayloadTest.Clear... clear) {
        return CannotTellReasons.isClear(List.of(clear), MIDDLE);
    }
}

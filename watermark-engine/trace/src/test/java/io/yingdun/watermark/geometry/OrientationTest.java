package io.yingdun.watermark.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.View;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrientationTest {
    private static final int WIDTH = 3;
    private static final int HEIGHT = 2;
    private static final View PICTURE =
            new View(new Residual(WIDTH, HEIGHT, 1, new float[] {1, 2, 3, 4, 5, 6}), Homography.translation(100, 50));

    @Test
    void isAnotherOneForEachWayToTurnAndMirror() {
        assertThat(Arrays.stream(Orientation.values())
                        .map(o -> PICTURE.residual().turnedBack(o))
                        .map(r -> r.width() + " " + Arrays.toString(r.values()))
                        .collect(Collectors.toSet()))
                .hasSize(8);
    }

    @Test
    void turnsAPictureThatWasTurnedAQuarterClockwiseBackCounterclockwise() {
        Residual back = PICTURE.residual().turnedBack(Orientation.QUARTER_TURN);
        assertThat(back.width()).isEqualTo(HEIGHT);
        assertThat(back.values()).containsExactly(3, 6, 2, 5, 1, 4);
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhereEveryPixelLies(Orientation orientation) {
        View back = PICTURE.turnedBack(orientation);
        for (int y = 0; y < back.height(); y++) {
            for (int x = 0; x < back.width(); x++) {
                Point place = back.fieldToPicture().map(x + 0.5, y + 0.5);
                int there = (int) (place.y() - 50) * WIDTH + (int) (place.x() - 100);
                assertThat(back.residual().values()[y * back.width() + x])
                        .isEqualTo(PICTURE.residual().values()[there]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isItselfAfterTwoHalfTurns(Orientation orientation) {
        assertThat(orientation.halfTurned()).isNotEqualTo(orientation);
        assertThat(orientation.halfTurned().halfTurned()).isEqualTo(orientation);
    }

    @ParameterizedTest
    @EnumSource
    void takesFrequenciesTheWayThatItTakesPlaces(Orientation orientation) {
        Homography map = orientation.toPicture(WIDTH, HEIGHT);
        Point seen = orientation.ofFrequency(0.3, -0.1);
        Point start = map.map(0, 0);
        Point end = map.map(7, 5);
        double turns = seen.x() * (end.x() - start.x()) + seen.y() * (end.y() - start.y());
        assertThat(turns).isCloseTo(0.3 * 7 - 0.1 * 5, within(1e-12));
    }
}

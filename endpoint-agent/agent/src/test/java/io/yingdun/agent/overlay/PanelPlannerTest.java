package io.yingdun.agent.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.agent.testkit.Assignments;
import io.yingdun.watermark.overlay.Strength;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PanelPlannerTest {
    private static final DisplayMonitor LEFT = new DisplayMonitor("left", 0, 0, 800, 600, 1.0);
    private static final DisplayMonitor MIDDLE = new DisplayMonitor("middle", 800, 0, 800, 600, 1.25);
    private static final DisplayMonitor RIGHT = new DisplayMonitor("right", 1600, 0, 800, 600, 1.5);

    private final PanelPlanner planner = new PanelPlanner();

    @Test
    void givesEveryMonitorATileOfItsOwnScaling() {
        List<Panel> panels = planner.plan(request(1), List.of(LEFT, MIDDLE, RIGHT));

        assertThat(panels).extracting(panel -> panel.tile().period()).containsExactly(125, 157, 187);
        assertThat(panels).allMatch(Panel::coversAll);
    }

    @Test
    void makesTheSamePanelsAgainWithoutDrawingAnew() {
        List<Panel> first = planner.plan(request(1), List.of(LEFT));
        List<Panel> second = planner.plan(request(1), List.of(LEFT));

        assertThat(second).isEqualTo(first);
        assertThat(second.get(0).tile()).isSameAs(first.get(0).tile());
    }

    @Test
    void drawsAnewForAnotherCodeword() {
        assertThat(planner.plan(request(1), List.of(LEFT))).isNotEqualTo(planner.plan(request(2), List.of(LEFT)));
    }

    @Test
    void marksAMirroredMonitorOnce() {
        DisplayMonitor mirror = new DisplayMonitor("mirror", 0, 0, 800, 600, 1.0);

        assertThat(planner.plan(request(1), List.of(LEFT, mirror))).hasSize(1);
    }

    @Test
    void drawsNothingWithoutAMark() {
        assertThat(planner.plan(new OverlayRequest(4, Optional.empty(), List.of()), List.of(LEFT)))
                .isEmpty();
    }

    @Test
    void drawsOnScalingsThatTheEngineDoesNotKnow() {
        DisplayMonitor tiny = new DisplayMonitor("tiny", 0, 0, 800, 600, 0.1);

        assertThat(planner.plan(request(1), List.of(tiny))).hasSize(1);
    }

    private static OverlayRequest request(long seed) {
        Mark mark = new Mark(Assignments.carrierKey(), Assignments.codeword(seed), Strength.LEVEL_5);
        return new OverlayRequest(4, Optional.of(mark), List.of());
    }
}

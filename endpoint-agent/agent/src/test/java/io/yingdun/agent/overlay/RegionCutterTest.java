package io.yingdun.agent.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegionCutterTest {
    private static final DisplayMonitor MONITOR = new DisplayMonitor("a", 0, 0, 1000, 500, 1.0);

    @Test
    void coversTheWholeMonitorWithoutRules() {
        assertThat(cut()).containsExactly(new Area(0, 0, 1000, 500));
    }

    @Test
    void coversTheRestWhenTheFirstRuleLeavesOut() {
        assertThat(cut(leave(-1, 0, 0, 1000, 100))).containsExactly(new Area(0, 50, 1000, 450));
    }

    @Test
    void leavesTheRestBareWhenTheFirstRuleCovers() {
        assertThat(cut(cover(-1, 100, 100, 200, 200))).containsExactly(new Area(100, 50, 100, 50));
    }

    @Test
    void letsLaterRulesWin() {
        assertThat(cut(cover(-1, 0, 0, 500, 1000), leave(-1, 0, 0, 250, 1000)))
                .containsExactly(new Area(250, 0, 250, 500));
    }

    @Test
    void coversAMonitorThatNoRuleNames() {
        assertThat(cut(leave(3, 0, 0, 1000, 1000))).containsExactly(new Area(0, 0, 1000, 500));
    }

    @Test
    void givesNothingWhenAllIsLeftOut() {
        assertThat(cut(leave(0, 0, 0, 1000, 1000))).isEmpty();
    }

    @Test
    void marksMirroredPixelsOnce() {
        assertThat(RegionCutter.cut(MONITOR, 1, List.of(), List.of(new Area(0, 0, 1000, 500))))
                .isEmpty();
    }

    @Test
    void givesDisjointRectanglesThatCoverExactlyWhatTheRulesSay() {
        long seed = 42;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            DisplayMonitor monitor =
                    new DisplayMonitor("r", 0, 0, 20 + random.nextInt(80), 20 + random.nextInt(80), 1.0);
            List<CoverRule> rules = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                int left = random.nextInt(900);
                int top = random.nextInt(900);
                rules.add(new CoverRule(
                        random.nextBoolean(),
                        random.nextInt(3) - 1,
                        left,
                        top,
                        left + 1 + random.nextInt(1000 - left),
                        top + 1 + random.nextInt(1000 - top)));
            }
            int[][] times = new int[monitor.height()][monitor.width()];
            for (Area area : RegionCutter.cut(monitor, 0, rules, List.of())) {
                for (int y = area.y(); y < area.bottom(); y++) {
                    for (int x = area.x(); x < area.right(); x++) {
                        times[y][x]++;
                    }
                }
            }
            for (int y = 0; y < monitor.height(); y++) {
                for (int x = 0; x < monitor.width(); x++) {
                    assertThat(times[y][x])
                            .as("seed %d round %d pixel %d,%d of %s with %s", seed, round, x, y, monitor, rules)
                            .isEqualTo(isCovered(monitor, rules, x, y) ? 1 : 0);
                }
            }
        }
    }

    @Test
    void rejectsRectanglesOutsideTheMonitor() {
        assertThatThrownBy(() -> cover(-1, 0, 0, 1001, 10)).hasMessageContaining("0, 0, 1001, 10");
        assertThatThrownBy(() -> cover(-1, 10, 0, 10, 10)).hasMessageContaining("left before right");
        assertThatThrownBy(() -> cover(-2, 0, 0, 10, 10)).hasMessageContaining("-2");
    }

    /** The definition, pixel by pixel. */
    private static boolean isCovered(DisplayMonitor monitor, List<CoverRule> rules, int x, int y) {
        List<CoverRule> applying =
                rules.stream().filter(rule -> rule.appliesTo(0)).toList();
        boolean covered = applying.isEmpty() || !applying.get(0).cover();
        for (CoverRule rule : applying) {
            if (rule.on(monitor).contains(new Area(x, y, 1, 1))) {
                covered = rule.cover();
            }
        }
        return covered;
    }

    private static List<Area> cut(CoverRule... rules) {
        return RegionCutter.cut(MONITOR, 0, List.of(rules), List.of());
    }

    private static CoverRule cover(int monitor, int left, int top, int right, int bottom) {
        return new CoverRule(true, monitor, left, top, right, bottom);
    }

    private static CoverRule leave(int monitor, int left, int top, int right, int bottom) {
        return new CoverRule(false, monitor, left, top, right, bottom);
    }
}

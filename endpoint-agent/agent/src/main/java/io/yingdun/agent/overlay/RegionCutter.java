package io.yingdun.agent.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Turns a policy's rules into rectangles of a monitor that carry the mark: disjoint, inside the monitor, top to bottom.
 *
 * <p>Later rules win where rectangles overlap. What no rule touches is decided by the first rule for that monitor:
 * "cover this" leaves the rest bare, "leave this out" covers the rest. A monitor that no rule names is covered as a
 * whole, so that a monitor plugged in later is never bare by accident.
 *
 * <p>Method: the edges of all rules cut the monitor into a grid; each cell takes the last rule that contains it; runs of
 * a row are joined, then equal rows. O(n³) for n rules, of which a policy has a handful.
 */
final class RegionCutter {
    private RegionCutter() {}

    private record Cut(boolean cover, Area area) {}

    /** {@code index} is the monitor's place in the order of x, then y; {@code taken} carries another mark already. */
    static List<Area> cut(DisplayMonitor monitor, int index, List<CoverRule> rules, List<Area> taken) {
        List<Cut> cuts = new ArrayList<>();
        Area whole = new Area(0, 0, monitor.width(), monitor.height());
        for (CoverRule rule : rules) {
            if (rule.appliesTo(index)) {
                if (cuts.isEmpty()) {
                    cuts.add(new Cut(!rule.cover(), whole));
                }
                cuts.add(new Cut(rule.cover(), rule.on(monitor)));
            }
        }
        if (cuts.isEmpty()) {
            cuts.add(new Cut(true, whole));
        }
        taken.forEach(area -> cuts.add(new Cut(false, area)));
        return joinRows(whole, cuts);
    }

    private static List<Area> joinRows(Area whole, List<Cut> cuts) {
        int[] xs = edges(
                whole.width(),
                cuts.stream()
                        .flatMapToInt(cut -> IntStream.of(cut.area.x(), cut.area.right()))
                        .toArray());
        int[] ys = edges(
                whole.height(),
                cuts.stream()
                        .flatMapToInt(cut -> IntStream.of(cut.area.y(), cut.area.bottom()))
                        .toArray());
        List<Area> areas = new ArrayList<>();
        List<Area> above = List.of();
        for (int row = 0; row + 1 < ys.length; row++) {
            List<Area> runs = runs(xs, ys[row], ys[row + 1] - ys[row], cuts);
            if (row > 0 && sameColumns(above, runs)) {
                areas.subList(areas.size() - above.size(), areas.size()).clear();
                runs = taller(above, ys[row + 1]);
            }
            areas.addAll(runs);
            above = runs;
        }
        return areas;
    }

    private static int[] edges(int length, int[] candidates) {
        TreeSet<Integer> edges = new TreeSet<>(List.of(0, length));
        for (int edge : candidates) {
            if (edge > 0 && edge < length) {
                edges.add(edge);
            }
        }
        return edges.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Area> runs(int[] xs, int y, int height, List<Cut> cuts) {
        List<Area> runs = new ArrayList<>();
        int start = -1;
        for (int column = 0; column + 1 < xs.length; column++) {
            boolean covered = isCovered(new Area(xs[column], y, xs[column + 1] - xs[column], height), cuts);
            if (covered && start < 0) {
                start = xs[column];
            }
            boolean ends = start >= 0 && (!covered || column + 2 == xs.length);
            if (ends) {
                int end = covered ? xs[column + 1] : xs[column];
                runs.add(new Area(start, y, end - start, height));
                start = -1;
            }
        }
        return runs;
    }

    private static boolean isCovered(Area cell, List<Cut> cuts) {
        boolean covered = false;
        for (Cut cut : cuts) {
            if (cut.area.contains(cell)) {
                covered = cut.cover;
            }
        }
        return covered;
    }

    private static boolean sameColumns(List<Area> above, List<Area> below) {
        if (above.size() != below.size()) {
            return false;
        }
        for (int i = 0; i < above.size(); i++) {
            if (above.get(i).x() != below.get(i).x()
                    || above.get(i).width() != below.get(i).width()) {
                return false;
            }
        }
        return true;
    }

    private static List<Area> taller(List<Area> areas, int bottom) {
        return areas.stream()
                .map(area -> new Area(area.x(), area.y(), area.width(), bottom - area.y()))
                .toList();
    }
}

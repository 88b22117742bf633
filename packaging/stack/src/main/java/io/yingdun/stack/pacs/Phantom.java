package io.yingdun.stack.pacs;

import io.yingdun.stack.pacs.Solid.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Solids painted one over the other, each with its value (HU, or the signal of an MR image). */
final class Phantom {

    private record Painted(Solid solid, float value) {}

    private final float ground;
    private final List<Painted> layers = new ArrayList<>();

    Phantom(float ground) {
        this.ground = ground;
    }

    Phantom paint(float value, Solid solid) {
        layers.add(new Painted(solid, value));
        return this;
    }

    /** One axial plane: {@code size} × {@code size} values, row by row, {@code pitch} mm apart, around x = y = 0. */
    float[] slice(double z, int size, double pitch) {
        float[] plane = new float[size * size];
        Arrays.fill(plane, ground);
        double origin = -pitch * (size - 1) / 2;
        for (Painted layer : layers) {
            Solid.Box box = layer.solid.box();
            if (z < box.z0() || z > box.z1()) {
                continue;
            }
            int firstRow = Math.max(0, (int) Math.ceil((box.y0() - origin) / pitch));
            int lastRow = Math.min(size - 1, (int) Math.floor((box.y1() - origin) / pitch));
            int firstColumn = Math.max(0, (int) Math.ceil((box.x0() - origin) / pitch));
            int lastColumn = Math.min(size - 1, (int) Math.floor((box.x1() - origin) / pitch));
            for (int row = firstRow; row <= lastRow; row++) {
                for (int column = firstColumn; column <= lastColumn; column++) {
                    if (layer.solid.contains(origin + column * pitch, origin + row * pitch, z)) {
                        plane[row * size + column] = layer.value;
                    }
                }
            }
        }
        return plane;
    }

    /** A chest from the shoulders (z = 150) to the upper belly (z = -170), with a nodule of 9 mm in the right lung; HU. */
    static Phantom chest(long seed) {
        Phantom chest = new Phantom(-1000)
                .paint(-95, Solid.column(new Point(0, 0, 0), new Point(178, 122, 400)))
                .paint(48, Solid.column(new Point(0, 0, 0), new Point(162, 106, 400)));
        for (int side = -1; side <= 1; side += 2) {
            chest.paint(
                    -860,
                    Solid.above(-165, Solid.ellipsoid(new Point(78 * side, 2, -60), new Point(58, 84, 195), 8 * side)));
        }
        chest.paint(42, Solid.ellipsoid(new Point(28, -30, -50), new Point(62, 50, 60), 30))
                .paint(55, Solid.column(new Point(0, 10, 60), new Point(26, 46, 110)))
                .paint(-980, Solid.column(new Point(0, 12, 95), new Point(8, 9, 60)))
                .paint(150, Solid.column(new Point(24, 52, -20), new Point(13, 13, 140)))
                .paint(60, Solid.ellipsoid(new Point(-70, 0, -190), new Point(92, 100, 92)))
                .paint(50, Solid.ellipsoid(new Point(75, 0, -200), new Point(86, 100, 88)))
                .paint(-60, Solid.ellipsoid(new Point(90, -35, -180), new Point(52, 40, 70)));
        for (int rib = 0; rib < 11; rib++) {
            double z = 120 - 27 * rib;
            double narrow = 1 - 0.012 * (rib - 5) * (rib - 5);
            chest.paint(330, Solid.band(new Point(0, 4, z), new Point(142 * narrow, 98 * narrow, 6.5), 4.2, 0.42));
            chest.paint(420, Solid.column(new Point(0, 78, z + 4), new Point(20, 17, 10.5)));
        }
        chest.paint(260, Solid.column(new Point(0, 96, 0), new Point(9, 15, 190)))
                .paint(20, Solid.column(new Point(0, 91, 0), new Point(8, 7, 190)))
                .paint(280, Solid.column(new Point(0, -98, 20), new Point(15, 5, 75)));
        vessels(chest, new Random(seed));
        return chest.paint(30, Solid.ellipsoid(new Point(-92, 18, 42), new Point(4.5, 4.5, 4.5)));
    }

    /** Short tapering pieces that run from each hilum outwards and branch. */
    private static void vessels(Phantom chest, Random random) {
        for (int side = -1; side <= 1; side += 2) {
            for (int branch = 0; branch < 26; branch++) {
                Point at = new Point(34 * side, 8, -10);
                double angle = random.nextDouble() * 2 * Math.PI;
                double rise = random.nextDouble() * 2 - 1;
                double radius = 4.2;
                for (int step = 0; step < 26; step++) {
                    at = new Point(
                            at.x() + side * (1.8 + 0.7 * random.nextDouble()),
                            at.y() + 2.3 * Math.cos(angle) + 0.6 * random.nextGaussian(),
                            at.z() + 3 * rise + 0.6 * random.nextGaussian());
                    radius *= 0.935;
                    chest.paint(20, Solid.ellipsoid(at, new Point(radius + 1.6, radius, radius + 2.2), 30 * step));
                }
            }
        }
    }

    /** A head after Shepp and Logan (IEEE Trans. Nucl. Sci. 21, 1974), with the signals of a T1-weighted MR image. */
    static Phantom head() {
        Phantom head = new Phantom(8)
                .paint(620, Solid.ellipsoid(new Point(0, 0, 0), new Point(72, 92, 95)))
                .paint(70, Solid.ellipsoid(new Point(0, 0, 0), new Point(67, 87, 90)))
                .paint(430, Solid.ellipsoid(new Point(0, -1, 0), new Point(63, 83, 86)))
                .paint(520, Solid.ellipsoid(new Point(0, -1, 4), new Point(50, 68, 68)));
        for (int side = -1; side <= 1; side += 2) {
            head.paint(130, Solid.ellipsoid(new Point(14 * side, -8, 12), new Point(7, 30, 22), -16 * side))
                    .paint(465, Solid.ellipsoid(new Point(20 * side, 6, -2), new Point(11, 20, 14), 10 * side))
                    .paint(90, Solid.ellipsoid(new Point(30 * side, -74, -18), new Point(13, 13, 13)));
        }
        return head.paint(130, Solid.ellipsoid(new Point(0, 24, -18), new Point(5, 9, 12)))
                .paint(480, Solid.ellipsoid(new Point(0, 52, -48), new Point(42, 28, 24)))
                .paint(700, Solid.ellipsoid(new Point(-26, 20, 30), new Point(6, 7, 6)));
    }
}

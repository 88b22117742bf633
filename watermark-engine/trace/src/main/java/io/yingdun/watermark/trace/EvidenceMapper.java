package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.TileSignal;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a picture a token's tile is: the correlation of residual and tile, square by square. 0.3 on text and 0.8 on
 * plain ground show the mark; chance stays below 0.1. About 10 ns a pixel.
 */
final class EvidenceMapper {
    private static final int CELL_FIELD_PIXELS = 48;

    /** The mark's place is exact at every eighth pixel of a row, linear between. */
    private static final int STRIDE = 8;

    // Correlations of one cell: chance has a standard deviation of about 0.03 to 0.06, over 25 cells a fifth of that.
    /** How many neighbours a cell is looked at with, and what its correlation then means. */
    private enum Clarity {
        CLEAR(0, 0.1, 0.5),
        FAINT(2, 0.03, 0.15),
        PHOTO(4, 0.012, 0.06);

        private final int reach;
        private final double chance;
        private final double full;

        Clarity(int reach, double chance, double full) {
            this.reach = reach;
            this.chance = chance;
            this.full = full;
        }
    }

    /** The best fiftieth of the cells must stand so many times above chance. */
    private static final double STANDING_OUT = 2.5;

    private static final double OUTLIERS = 0.02;
    private static final float EMPTIED = 0.3f;
    private static final float MARKED = 0.2f;
    private static final int TILE = Carrier.REFERENCE_PERIOD;

    private final Carrier carrier;
    private final TokenCode code;

    EvidenceMapper(Carrier carrier, TokenCode code) {
        this.carrier = carrier;
        this.code = code;
    }

    /**
     * What is measured in every cell.
     *
     * @param cross sums of residual times tile
     * @param power sums of the residual's squares
     * @param tilePower sums of the tile's squares
     */
    record Cells(
            int columns,
            int rows,
            int cell,
            float[] cross,
            float[] power,
            float[] tilePower,
            float[] tile,
            Projection.Inverse fieldToGrid) {

        /** Clear captures show every cell by itself, faint ones only together with its neighbours. */
        EvidenceMap map() {
            Clarity clarity = Clarity.CLEAR;
            float[] values = correlation(clarity);
            for (Clarity next : Clarity.values()) {
                clarity = next;
                values = correlation(clarity);
                float[] sorted = values.clone();
                Arrays.sort(sorted);
                if (sorted[sorted.length - 1 - sorted.length / 50] > STANDING_OUT * clarity.chance) {
                    break;
                }
            }
            for (int i = 0; i < values.length; i++) {
                double share = (values[i] - clarity.chance) / (clarity.full - clarity.chance);
                values[i] = (float) Math.min(Math.max(share, 0), 1);
            }
            return new EvidenceMap(columns, rows, cell, values);
        }

        private float[] correlation(Clarity clarity) {
            int reach = clarity.reach;
            return correlation(blurred(cross, reach), blurred(power, reach), blurred(tilePower, reach));
        }

        private static float[] correlation(float[] cross, float[] power, float[] tilePower) {
            float[] out = new float[cross.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = (float) (cross[i] / Math.sqrt((double) power[i] * tilePower[i] + 1e-12));
            }
            return out;
        }

        /** Sums over the cells within this reach. */
        private float[] blurred(float[] values, int reach) {
            float[] out = new float[values.length];
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    for (int dy = Math.max(-reach, -y); dy <= Math.min(reach, rows - 1 - y); dy++) {
                        for (int dx = Math.max(-reach, -x); dx <= Math.min(reach, columns - 1 - x); dx++) {
                            out[y * columns + x] += values[(y + dy) * columns + x + dx];
                        }
                    }
                }
            }
            return out;
        }
    }

    Cells measure(View view, Token token, Projection gridToPicture) {
        int cell = CELL_FIELD_PIXELS * view.residual().reduction();
        int columns = (view.width() + CELL_FIELD_PIXELS - 1) / CELL_FIELD_PIXELS;
        int rows = (view.height() + CELL_FIELD_PIXELS - 1) / CELL_FIELD_PIXELS;
        int count = columns * rows;
        Cells cells = new Cells(
                columns,
                rows,
                cell,
                new float[count],
                new float[count],
                new float[count],
                paddedTile(token),
                gridToPicture.inPicture(view.fieldToPicture().inverse()).inverse());
        float[] expected = new float[view.width()];
        for (int y = 0; y < view.height(); y++) {
            expectedRow(cells, y, expected);
            for (int x = 0; x < view.width(); x++) {
                float value = view.residual().values()[y * view.width() + x];
                int at = y / CELL_FIELD_PIXELS * columns + x / CELL_FIELD_PIXELS;
                cells.cross[at] += value * expected[x];
                cells.power[at] += value * value;
                cells.tilePower[at] += expected[x] * expected[x];
            }
        }
        return cells;
    }

    /** A view from which a mark is taken away: cells that a map has explained are emptied, from the rest it is subtracted. */
    View withoutMark(View view, Cells cells, EvidenceMap explained) {
        float[] rest = view.residual().values().clone();
        float[] gain = new float[cells.cross.length];
        float[] cross = cells.blurred(cells.cross, Clarity.FAINT.reach);
        float[] tilePower = cells.blurred(cells.tilePower, Clarity.FAINT.reach);
        for (int i = 0; i < gain.length; i++) {
            gain[i] = cross[i] / (tilePower[i] + 1e-12f);
        }
        float[] shares = explained.values();
        float[] expected = new float[view.width()];
        for (int y = 0; y < view.height(); y++) {
            expectedRow(cells, y, expected);
            for (int x = 0; x < view.width(); x++) {
                int at = y / CELL_FIELD_PIXELS * cells.columns + x / CELL_FIELD_PIXELS;
                int pixel = y * view.width() + x;
                rest[pixel] = shares[at] > EMPTIED ? 0 : rest[pixel] - gain[at] * expected[x];
            }
        }
        Residual residual =
                new Residual(view.width(), view.height(), view.residual().reduction(), rest);
        return new View(residual, view.fieldToPicture());
    }

    private static void expectedRow(Cells cells, int y, float[] row) {
        Point start = cells.fieldToGrid.map(0.5, y + 0.5);
        for (int left = 0; left < row.length; left += STRIDE) {
            Point end = cells.fieldToGrid.map(left + STRIDE + 0.5, y + 0.5);
            for (int x = left; x < Math.min(left + STRIDE, row.length); x++) {
                double share = (double) (x - left) / STRIDE;
                double u = start.x() + share * (end.x() - start.x()) - 0.5;
                double v = start.y() + share * (end.y() - start.y()) - 0.5;
                row[x] = sample(cells.tile, u, v);
            }
            start = end;
        }
    }

    /**
     * The area of every clearly marked cell: an upright rectangle of the picture for a screenshot, one of the screen as
     * the picture shows it for a photo. Null if there is none.
     */
    static @Nullable Quadrilateral markedArea(
            EvidenceMap map, Projection gridToPicture, int pictureWidth, int pictureHeight) {
        return gridToPicture.isUpright()
                ? markedArea(map, pictureWidth, pictureHeight)
                : markedScreen(map, gridToPicture, pictureWidth, pictureHeight);
    }

    private static @Nullable Quadrilateral markedScreen(
            EvidenceMap map, Projection gridToPicture, int pictureWidth, int pictureHeight) {
        Projection.Inverse toGrid = gridToPicture.inverse();
        List<Point> marked = new ArrayList<>();
        for (int row = 0; row < map.rows(); row++) {
            for (int column = 0; column < map.columns(); column++) {
                if (map.at(column, row) >= MARKED) {
                    marked.add(toGrid.map((column + 0.5) * map.cell(), (row + 0.5) * map.cell()));
                }
            }
        }
        if (marked.isEmpty()) {
            return null;
        }
        double[] x = marked.stream().mapToDouble(Point::x).sorted().toArray();
        double[] y = marked.stream().mapToDouble(Point::y).sorted().toArray();
        int outliers = (int) (OUTLIERS * marked.size());
        int last = marked.size() - 1 - outliers;
        double half = map.cell() / 2.0 / gridToPicture.scaleAt(x[x.length / 2], y[y.length / 2]);
        double[] xs = {x[outliers] - half, x[last] + half};
        double[] ys = {y[outliers] - half, y[last] + half};
        return new Quadrilateral(
                clipped(gridToPicture.map(xs[0], ys[0]), pictureWidth, pictureHeight),
                clipped(gridToPicture.map(xs[1], ys[0]), pictureWidth, pictureHeight),
                clipped(gridToPicture.map(xs[1], ys[1]), pictureWidth, pictureHeight),
                clipped(gridToPicture.map(xs[0], ys[1]), pictureWidth, pictureHeight));
    }

    private static Point clipped(Point p, int width, int height) {
        return new Point(Math.min(Math.max(p.x(), 0), width), Math.min(Math.max(p.y(), 0), height));
    }

    /** The rectangle of the picture that holds every clearly marked cell; null if there is none. */
    private static @Nullable Quadrilateral markedArea(EvidenceMap map, int pictureWidth, int pictureHeight) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = -1;
        int bottom = -1;
        for (int row = 0; row < map.rows(); row++) {
            for (int column = 0; column < map.columns(); column++) {
                if (map.at(column, row) >= MARKED) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = Math.max(bottom, row);
                }
            }
        }
        if (right < 0) {
            return null;
        }
        int cell = map.cell();
        return Quadrilateral.rectangle(
                left * cell,
                top * cell,
                Math.min((right + 1) * cell, pictureWidth),
                Math.min((bottom + 1) * cell, pictureHeight));
    }

    /** Share of the cells in which a map shows nothing. */
    static double unexplainedShare(EvidenceMap map) {
        int none = 0;
        for (float value : map.values()) {
            none += value > 0 ? 0 : 1;
        }
        return (double) none / (map.columns() * map.rows());
    }

    /** Cell by cell the larger value. */
    static EvidenceMap union(EvidenceMap a, EvidenceMap b) {
        float[] values = a.values();
        float[] others = b.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], others[i]);
        }
        return new EvidenceMap(a.columns(), a.rows(), a.cell(), values);
    }

    private static float sample(float[] tile, double u, double v) {
        double uu = u - TILE * Math.floor(u / TILE);
        double vv = v - TILE * Math.floor(v / TILE);
        int x = Math.min((int) uu, TILE - 1);
        int y = Math.min((int) vv, TILE - 1);
        float fx = (float) uu - x;
        float fy = (float) vv - y;
        int at = y * (TILE + 1) + x;
        float upper = tile[at] + fx * (tile[at + 1] - tile[at]);
        float lower = tile[at + TILE + 1] + fx * (tile[at + TILE + 2] - tile[at + TILE + 1]);
        return upper + fy * (lower - upper);
    }

    /** The tile with its first column and row repeated at the end. */
    private float[] paddedTile(Token token) {
        double[] signal = TileSignal.of(carrier, code.encode(token), TILE);
        float[] padded = new float[(TILE + 1) * (TILE + 1)];
        for (int y = 0; y <= TILE; y++) {
            for (int x = 0; x <= TILE; x++) {
                padded[y * (TILE + 1) + x] = (float) signal[y % TILE * TILE + x % TILE];
            }
        }
        return padded;
    }
}

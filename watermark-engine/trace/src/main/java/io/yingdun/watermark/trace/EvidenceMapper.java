package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.TileSignal;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import org.jspecify.annotations.Nullable;

/**
 * Where in a picture a token's tile is: the correlation of residual and tile, square by square. 0.3 on text and 0.8 on
 * plain ground show the mark; chance stays below 0.1. About 10 ns a pixel.
 */
final class EvidenceMapper {
    private static final int CELL_FIELD_PIXELS = 48;
    private static final double CHANCE = 0.08;
    private static final double CLEAR = 0.5;
    private static final float MARKED = 0.2f;
    private static final int TILE = Carrier.REFERENCE_PERIOD;

    private final Carrier carrier;
    private final TokenCode code;

    EvidenceMapper(Carrier carrier, TokenCode code) {
        this.carrier = carrier;
        this.code = code;
    }

    EvidenceMap map(View view, Token token, Homography gridToPicture) {
        int cell = CELL_FIELD_PIXELS * view.residual().reduction();
        int columns = (view.width() + CELL_FIELD_PIXELS - 1) / CELL_FIELD_PIXELS;
        int rows = (view.height() + CELL_FIELD_PIXELS - 1) / CELL_FIELD_PIXELS;
        float[] tile = paddedTile(token);
        Homography fieldToGrid = gridToPicture.inverse().after(view.fieldToPicture());
        float[] values = new float[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double correlation = correlation(
                        view.residual(), fieldToGrid, tile, column * CELL_FIELD_PIXELS, row * CELL_FIELD_PIXELS);
                values[row * columns + column] =
                        (float) Math.min(Math.max((correlation - CHANCE) / (CLEAR - CHANCE), 0), 1);
            }
        }
        return new EvidenceMap(columns, rows, cell, values);
    }

    /** The rectangle of the picture that holds every clearly marked cell; null if there is none. */
    static @Nullable Quadrilateral markedArea(EvidenceMap map, int pictureWidth, int pictureHeight) {
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

    /** The view without the cells that a map has explained. */
    static View unexplained(View view, EvidenceMap map) {
        float[] rest = view.residual().values().clone();
        for (int y = 0; y < view.height(); y++) {
            for (int x = 0; x < view.width(); x++) {
                if (map.at(x / CELL_FIELD_PIXELS, y / CELL_FIELD_PIXELS) > 0) {
                    rest[y * view.width() + x] = 0;
                }
            }
        }
        Residual residual =
                new Residual(view.width(), view.height(), view.residual().reduction(), rest);
        return new View(residual, view.fieldToPicture());
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

    private static double correlation(Residual field, Homography m, float[] tile, int left, int top) {
        double cross = 0;
        double power = 0;
        double tilePower = 0;
        int right = Math.min(left + CELL_FIELD_PIXELS, field.width());
        int bottom = Math.min(top + CELL_FIELD_PIXELS, field.height());
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double px = x + 0.5;
                double py = y + 0.5;
                double w = m.g() * px + m.h() * py + m.i();
                double u = (m.a() * px + m.b() * py + m.c()) / w - 0.5;
                double v = (m.d() * px + m.e() * py + m.f()) / w - 0.5;
                float expected = sample(tile, u, v);
                float value = field.values()[y * field.width() + x];
                cross += value * expected;
                power += value * value;
                tilePower += expected * expected;
            }
        }
        return cross / Math.sqrt(power * tilePower + 1e-12);
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

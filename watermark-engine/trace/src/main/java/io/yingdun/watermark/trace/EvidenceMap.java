package io.yingdun.watermark.trace;

import java.util.Arrays;

/**
 * Where in the picture the named marks were found: how well each square cell agrees with the tile of its token.
 *
 * @param columns cells across
 * @param rows cells down
 * @param cell side of a cell in picture pixels; the last column and row may reach beyond the picture
 * @param values row by row, 0 (nothing of the mark) to 1 (as clear as on plain ground); copied
 */
public record EvidenceMap(int columns, int rows, int cell, float[] values) {
    public EvidenceMap {
        if (columns < 1 || rows < 1 || cell < 1 || values.length != columns * rows) {
            throw new IllegalArgumentException(
                    "an evidence map of " + columns + " x " + rows + " cells cannot have " + values.length + " values");
        }
        values = values.clone();
    }

    /** A copy. */
    @Override
    public float[] values() {
        return values.clone();
    }

    /** The value of one cell. */
    public float at(int column, int row) {
        return values[row * columns + column];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EvidenceMap that
                && columns == that.columns
                && rows == that.rows
                && cell == that.cell
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "EvidenceMap[" + columns + " x " + rows + " cells of " + cell + " px]";
    }
}

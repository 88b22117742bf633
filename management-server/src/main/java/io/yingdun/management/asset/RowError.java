package io.yingdun.management.asset;

/**
 * What is wrong with one cell; such a row is left out of the import.
 *
 * @param message for a person; the console has its own words for {@code code}
 */
record RowError(int row, String field, Code code, String message) {

    enum Code {
        MISSING,
        DUPLICATE,
        TOO_LONG,
        CONTROL_CHARACTER,
        NOT_A_HOST_NAME,
        TOO_MANY_CELLS,
        UNKNOWN_GROUP,
        HOST_TAKEN
    }

    static RowError of(AssetRow row, AssetColumn column, Code code, String message) {
        return new RowError(row.row(), column.field(), code, message);
    }
}

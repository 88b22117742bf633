package io.yingdun.management.asset;

/** What is wrong with one cell; such a row is left out of the import. */
record RowError(int row, String field, String message) {}

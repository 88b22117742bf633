package io.yingdun.cloud.storage;

/**
 * What the far store holds.
 *
 * @param toDelete objects that the index has forgotten and that are still to be deleted there
 */
public record FarTotals(long objects, long bytes, long toDelete) {}

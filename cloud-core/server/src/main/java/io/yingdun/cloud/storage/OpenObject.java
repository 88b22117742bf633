package io.yingdun.cloud.storage;

/**
 * A published object of which it is not certain yet that the index knows it for good.
 *
 * @param note the words that were given when it was received, cut to what a file's name holds
 * @param name the name that keeps it open, for the storage alone
 */
public record OpenObject(Location location, String note, String name) {}

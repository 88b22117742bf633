package io.yingdun.management.fleet;

/** A group of endpoints; {@code endpoints} counts them. */
public record Group(String id, String name, String description, int endpoints) {}

package io.yingdun.management.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody guessed passwords until log-in was slowed down; {@code officer} where the name exists. */
public record LoginThrottled(@Nullable String officer, String address, Instant at) {}

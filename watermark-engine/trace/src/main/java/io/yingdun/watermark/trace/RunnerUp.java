package io.yingdun.watermark.trace;

import io.yingdun.watermark.payload.Token;

/** The best of the tokens that were not named, and its detection statistic: how far chance alone reached. */
public record RunnerUp(Token token, double statistic) {}

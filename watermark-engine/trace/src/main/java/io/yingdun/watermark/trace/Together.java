package io.yingdun.watermark.trace;

/**
 * What several pictures of one leak come to.
 *
 * @param verdict over all of them: one false-accusation bound, however many they are
 * @param picture index of the one whose pixels the verdict's geometry and evidence are told in; 0 if nothing was found
 */
public record Together(TraceVerdict verdict, int picture) {}

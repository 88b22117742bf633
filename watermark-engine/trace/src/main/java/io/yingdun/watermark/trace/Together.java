package io.yingdun.watermark.trace;

/**
 * What several pictures of one leak come to.
 *
 * @param verdict over all of them: one false-accusation bound, however many they are
 * @param picture index of the one whose pixels the verdict's geometry and evidence are told in; where nobody is named, of
 *     the one that came nearest to it, which the advice is for
 */
public record Together(TraceVerdict verdict, int picture) {}

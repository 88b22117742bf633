package io.yingdun.cloud.upload;

import java.util.List;

/**
 * What a client needs to know beforehand.
 *
 * @param maximumBytes of one file
 * @param resumableFrom from this size on the beginning of a file that was cut off is kept
 * @param encodings content codings that are read
 */
record UploadLimits(long maximumBytes, long resumableFrom, List<String> encodings) {}

package io.yingdun.uploader.transfer;

import java.util.List;

/**
 * What the server says about itself.
 *
 * @param maximumBytes size of the largest file it takes
 * @param resumableFrom from this size on it keeps the beginning of a file that was cut off; smaller ones start over
 * @param encodings content codings that it reads, besides none
 */
public record ServerLimits(long maximumBytes, long resumableFrom, List<String> encodings) {

    public ServerLimits {
        encodings = List.copyOf(encodings);
    }

    boolean readsZstd() {
        return encodings.contains("zstd");
    }
}

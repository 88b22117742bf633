package io.yingdun.cloud.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the server has of a file.
 *
 * @param offset bytes that it holds from the beginning on; the whole size once the file was judged
 * @param reason of a conflict or refusal, without any person's data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Standing(
        String sha256,
        String state,
        long offset,
        @Nullable String reason,
        @Nullable String sopInstanceUid) {

    static Standing absent(String sha256) {
        return new Standing(sha256, "absent", 0, null, null);
    }

    static Standing partial(String sha256, long offset) {
        return new Standing(sha256, "partial", offset, null, null);
    }
}

package io.yingdun.management.token;

import io.yingdun.watermark.payload.Token;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For whom and when a token stands.
 *
 * @param endpointId null of one that the imaging cloud shows on its pages
 * @param userName empty where nobody was logged in
 */
public record IssuedToken(
        Token token, @Nullable String endpointId, String userName, Instant notBefore, Instant notAfter) {}

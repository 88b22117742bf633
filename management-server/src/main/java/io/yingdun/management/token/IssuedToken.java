package io.yingdun.management.token;

import io.yingdun.watermark.payload.Token;
import java.time.Instant;

/** For whom and when a token stands; {@code userName} is empty where nobody was logged in. */
public record IssuedToken(Token token, String endpointId, String userName, Instant notBefore, Instant notAfter) {}

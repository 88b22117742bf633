package io.yingdun.cloud.dicomweb;

import java.io.IOException;

/** The body is no {@code multipart/related}. */
final class MalformedMultipartException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedMultipartException(String message) {
        super(message);
    }
}

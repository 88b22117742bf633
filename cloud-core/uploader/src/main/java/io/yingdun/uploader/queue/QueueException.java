package io.yingdun.uploader.queue;

import java.io.IOException;

/** The queue's folder cannot be used; the message says what to do. */
public final class QueueException extends IOException {

    private static final long serialVersionUID = 1L;

    QueueException(String message) {
        super(message);
    }
}

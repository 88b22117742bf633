package io.yingdun.cloud.dimse;

import java.io.IOException;

/** Somebody on this side did not want a peer's answer any more; the peer may have given some of it. */
public final class RequestCancelledException extends IOException {

    private static final long serialVersionUID = 1L;

    RequestCancelledException() {
        super("cancelled");
    }
}

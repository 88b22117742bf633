package io.yingdun.uploader.transfer;

import java.io.IOException;

/** The hours have come in which nothing is sent; the file goes on from where it is. */
public final class PausedException extends IOException {

    private static final long serialVersionUID = 1L;

    PausedException() {
        super("the hours in which nothing is sent have begun");
    }
}

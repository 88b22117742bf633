package io.yingdun.uploader.transfer;

import java.io.IOException;

/** Where the key comes from; asked for each request, so that a rotated key in a file is used without a restart. */
public interface ApiKey {

    /** Without surrounding white space. */
    String value() throws IOException;
}

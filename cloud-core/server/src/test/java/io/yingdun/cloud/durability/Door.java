package io.yingdun.cloud.durability;

import io.yingdun.cloud.testkit.TestInstance;
import java.io.Closeable;
import java.io.IOException;

/** A way into the archive, and one connection on it. */
interface Door extends Closeable {

    /** What every door answers when the archive has acknowledged. */
    String STORED = "STORED";

    /**
     * Sends and waits.
     *
     * @return {@link #STORED}, or the refusal in the door's own words
     * @throws IOException when there is no answer: the server may have it or not
     */
    String send(TestInstance instance) throws IOException;
}

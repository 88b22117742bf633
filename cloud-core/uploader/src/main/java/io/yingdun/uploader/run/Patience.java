package io.yingdun.uploader.run;

import java.time.Duration;

/**
 * How long a run goes on trying.
 *
 * @param attemptsPerFile after so many failed attempts in this run a file stays in the queue for the next one
 * @param failuresOfServer after so many failures in a row, without a success, the run ends
 * @param longestWait between two attempts
 * @param outlastsRefusedKey whether it goes on when the key is refused, since the key file may get a new one
 */
public record Patience(int attemptsPerFile, int failuresOfServer, Duration longestWait, boolean outlastsRefusedKey) {

    /** About two minutes with a server that does not answer. */
    public static final Patience COMMAND = new Patience(10, 10, Duration.ofSeconds(30), false);

    /** Never gives up. */
    public static final Patience SERVICE =
            new Patience(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofMinutes(5), true);
}

package io.yingdun.stack.server;

import io.yingdun.stack.process.Await;
import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.process.StackException;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a server that was just launched answers, or tells how it ended. */
final class Readiness {

    /** A first start unpacks and initialises a database; a slow disk takes its time over it. */
    private static final Duration START = Duration.ofMinutes(3);

    private Readiness() {}

    static void await(String name, ChildProcess process, URI url, BooleanSupplier ready) {
        Await.until(name + " to answer at " + url + " (log: " + process.log() + ")", START, () -> {
            if (!process.isAlive()) {
                throw new StackException("What was to become " + name + " ended while starting. The end of "
                        + process.log() + ":\n" + process.lastLines(15));
            }
            try {
                return ready.getAsBoolean();
            } catch (StackException notYet) {
                return false;
            }
        });
    }
}

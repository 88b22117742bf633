package io.yingdun.cloud.storage;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Objects that have got their lasting names, and are being made durable under them while the caller does something else. */
public final class Publication {

    /** Of nothing, and so durable. */
    public static final Publication NOTHING = new Publication(List.of(), CompletableFuture.completedFuture(null));

    private final List<OpenObject> objects;
    private final CompletableFuture<Void> durable;

    /** @param durable completes exceptionally with a {@link StorageException} only, when the objects are forgotten again */
    Publication(List<OpenObject> objects, CompletableFuture<Void> durable) {
        this.objects = List.copyOf(objects);
        this.durable = durable;
    }

    /** In the order in which they were given. */
    public List<OpenObject> objects() {
        return objects;
    }

    /**
     * Returns when bytes and names are on the disk; may be called again.
     *
     * @throws StorageException when they are not, and all are forgotten
     */
    public void awaitDurable() throws StorageException {
        try {
            durable.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StorageException failure) {
                throw failure;
            }
            throw e;
        }
    }
}

package io.yingdun.cloud.rendering;

import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.OpenedInstance;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.rendering.ImageRenderer;
import io.yingdun.dicom.rendering.RenderingRequest;
import io.yingdun.foundation.runtime.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Renders single frames. Decoding takes up to 256 MiB a frame and all of a core, so no more run at once than there are
 * cores. Thumbnails are kept on disk by the version of the object that they show, and may be deleted at any time.
 */
@Service
public class Pictures {

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    private final ObjectStore store;
    private final Path thumbnails;
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());

    Pictures(ObjectStore store, DataDirectory directory) {
        this.store = store;
        this.thumbnails = directory.folder("thumbnails", "rwx------");
    }

    /** @throws IOException {@code RenderingException} where there is no such picture, {@code StorageException} */
    public byte[] render(Instance instance, RenderingRequest request) throws IOException {
        return withRenderer(instance, renderer -> renderer.render(request));
    }

    /**
     * A JPEG of the middle frame.
     *
     * @param side the longest, in pixels
     */
    public byte[] thumbnail(Instance instance, int side) throws IOException {
        String version = instance.version();
        Path kept = thumbnails.resolve(version.substring(0, 2)).resolve(version + "-" + side);
        try {
            return Files.readAllBytes(kept);
        } catch (NoSuchFileException notYet) {
            byte[] made = withRenderer(instance, renderer -> renderer.thumbnail(side));
            keep(kept, made);
            return made;
        }
    }

    /** Whole or not at all; losing it costs only its making. */
    private static void keep(Path file, byte[] content) {
        try {
            Path folder = Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(folder, ".", ".part");
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("A thumbnail could not be kept: {}", e.toString());
        }
    }

    private byte[] withRenderer(Instance instance, Rendering rendering) throws IOException {
        places.acquireUninterruptibly();
        try (StoredObject object = store.open(instance.location())) {
            OpenedInstance opened = OpenedInstance.of(object);
            return rendering.of(ImageRenderer.of(opened.file(), opened.source()));
        } finally {
            places.release();
        }
    }

    private interface Rendering {

        byte[] of(ImageRenderer renderer) throws IOException;
    }
}

package io.yingdun.cloud.rendering;

import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.OpenedInstance;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.rendering.ImageFormat;
import io.yingdun.dicom.rendering.ImageRenderer;
import io.yingdun.dicom.rendering.RenderingRequest;
import io.yingdun.foundation.runtime.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Renders single frames. Decoding takes up to 256 MiB a frame and all of a core, so no more run at once than there are
 * cores. Thumbnails are kept on disk by the version of the object that they show, and may be deleted at any time.
 */
@Service
public class Pictures {

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    private static final String PART = ".part";
    private static final Duration LONGEST_MAKING = Duration.ofHours(1);

    /** Whom it shows comes first, so that the index can be asked for many at once. */
    private static final Pattern KEPT = Pattern.compile("(?<version>(?<id>[0-9]{1,18})-.+)-[0-9]+(\\.[A-Z]+)?");

    private final ObjectStore store;
    private final Archive archive;
    private final Path thumbnails;
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());

    Pictures(ObjectStore store, Archive archive, DataDirectory directory) {
        this.store = store;
        this.archive = archive;
        this.thumbnails = directory.folder("thumbnails", "rwx------");
    }

    /** @throws IOException {@code RenderingException} where there is no such picture, {@code StorageException} */
    public byte[] render(Instance instance, RenderingRequest request) throws IOException {
        return withRenderer(instance, renderer -> renderer.render(request));
    }

    /**
     * A small picture of the middle frame.
     *
     * @param side the longest, in pixels
     */
    public byte[] thumbnail(Instance instance, int side, ImageFormat format) throws IOException {
        String version = instance.version();
        String name = instance.id() + "-" + version + "-" + side;
        Path kept = thumbnails
                .resolve(version.substring(0, 2))
                .resolve(format == ImageFormat.JPEG ? name : name + "." + format.name());
        try {
            return Files.readAllBytes(kept);
        } catch (NoSuchFileException notYet) {
            byte[] made = withRenderer(instance, renderer -> renderer.thumbnail(side, format));
            keep(kept, made);
            return made;
        }
    }

    /** Whole or not at all; losing it costs only its making. */
    private static void keep(Path file, byte[] content) {
        try {
            Path folder = Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(folder, ".", PART);
            try {
                Files.write(part, content);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            LOG.warn("A thumbnail could not be kept: {}", e.toString());
        }
    }

    /** Nobody's picture outlives for long what it shows: deleted studies, files of a PACS that have changed or gone. */
    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "P1D")
    void removeStale() {
        try (Stream<Path> folders = Files.list(thumbnails)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                removeStaleIn(folder);
            }
        } catch (IOException e) {
            LOG.warn("Thumbnails cannot be looked through: {}", e.toString());
        }
    }

    private void removeStaleIn(Path folder) throws IOException {
        Map<Path, Long> shown = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(PART)) {
                    removeLeft(file);
                    continue;
                }
                Matcher name = KEPT.matcher(file.getFileName().toString());
                shown.put(file, name.matches() ? Long.parseLong(name.group("id")) : -1);
            }
        }
        Set<String> current = archive.instances(Set.copyOf(shown.values())).stream()
                .map(instance -> instance.id() + "-" + instance.version())
                .collect(Collectors.toSet());
        for (Path file : shown.keySet()) {
            Matcher name = KEPT.matcher(file.getFileName().toString());
            if (!name.matches() || !current.contains(name.group("version"))) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A server that was killed left it; what is being made now is young. */
    private static void removeLeft(Path part) throws IOException {
        try {
            Instant modified = Files.getLastModifiedTime(part).toInstant();
            if (modified.isBefore(Instant.now().minus(LONGEST_MAKING))) {
                Files.deleteIfExists(part);
            }
        } catch (NoSuchFileException whole) {
            LOG.debug("{} has its name by now", part);
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

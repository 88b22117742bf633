package io.yingdun.management.tracing;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The uploaded pictures, each under the SHA-256 of its bytes: {@code ab/abcd…}. A name therefore proves its content,
 * the same picture is kept once, and no name from outside ever reaches the file system. A picture counts as stored
 * when it has reached the disk; what a crash leaves half written has another name and is removed at the next start.
 */
final class PictureStore {

    private static final long LEAST_FREE_BYTES = 512L << 20;
    private static final String PART = ".part";
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Path root;

    PictureStore(Path root) {
        this.root = root;
        removeParts();
    }

    record Stored(String sha256, long bytes) {}

    Stored put(InputStream content) throws IOException {
        Path part = Files.createTempFile(
                root,
                "upload",
                PART,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            MessageDigest digest = Sha256.digest();
            long bytes;
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE);
                    DigestInputStream in = new DigestInputStream(content, digest)) {
                bytes = in.transferTo(Channels.newOutputStream(file));
                file.force(true);
            }
            String name = HexFormat.of().formatHex(digest.digest());
            Path target = path(name);
            Files.createDirectories(target.getParent());
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(target.getParent());
            force(root);
            return new Stored(name, bytes);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The name that this content would have, without storing it. */
    static String sha256Of(InputStream content) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (DigestInputStream in = new DigestInputStream(content, digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256Of(byte[] content) {
        return Sha256.hex(content);
    }

    Optional<Path> find(String sha256) {
        return Optional.of(path(sha256)).filter(Files::isRegularFile);
    }

    /** For an officer, who is told where it was removed. */
    Path required(String sha256) {
        return find(sha256)
                .orElseThrow(() -> new ProblemException(
                        "picture-removed",
                        410,
                        "Picture removed",
                        "Its time of retention is over; verdict and evidence map are still kept. Upload it again to"
                                + " trace it."));
    }

    void remove(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    /** The names of all that was stored before. */
    List<String> storedBefore(Instant time) throws IOException {
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            SHA_256.matcher(file.getFileName().toString()).matches())
                    .filter(file -> isOlder(file, time))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    /** Unless it was stored once more since. */
    void removeStoredBefore(Instant time, String sha256) throws IOException {
        if (isOlder(path(sha256), time)) {
            remove(sha256);
        }
    }

    private static boolean isOlder(Path file, Instant time) {
        long modified = file.toFile().lastModified();
        return modified > 0 && modified < time.toEpochMilli();
    }

    /** Whether enough would be left free after so many bytes for the database, which lies on the same disk. */
    boolean hasRoomFor(long bytes) {
        return root.toFile().getUsableSpace() - bytes >= LEAST_FREE_BYTES;
    }

    private Path path(String sha256) {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256.length() + " characters");
        }
        return root.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private void removeParts() {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(root, "*" + PART)) {
            for (Path part : parts) {
                Files.delete(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new name is durable only once its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

package io.yingdun.bench.engine;

import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.trace.Tracer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Names kept results by what made them, so that none outlives a change of its program. */
final class ClassHash {
    private static final int KEPT_BYTES = 6;

    private final MessageDigest digest;

    ClassHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
        }
    }

    /** Of the program that draws and reads marks. */
    static ClassHash engine() throws IOException {
        return new ClassHash()
                .with(TokenCode.class, file -> file.endsWith(".class"))
                .with(Tracer.class, file -> file.endsWith(".class") && !file.contains("testkit/"));
    }

    /** Adds the files of the folder or archive that this class comes from, those whose path is wanted. */
    ClassHash with(Class<?> anchor, Predicate<String> wanted) throws IOException {
        Path source;
        try {
            source = Path.of(
                    anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        if (Files.isDirectory(source)) {
            add(source, wanted);
        } else {
            try (FileSystem archive = FileSystems.newFileSystem(source)) {
                add(archive.getPath("/"), wanted);
            }
        }
        return this;
    }

    private void add(Path root, Predicate<String> wanted) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> wanted.test(root.relativize(file).toString()))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            digest.update(Files.readAllBytes(file));
        }
    }

    ClassHash with(Object parameters) {
        digest.update((parameters + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Twelve hex characters. */
    String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, KEPT_BYTES);
    }
}

package io.yingdun.stack.server;

import io.yingdun.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key by which the management server knows the imaging cloud, made once for a data directory. */
final class PortalKey {

    private static final int BYTES = 32;

    private PortalKey() {}

    static Path ensure(Path dataDirectory) {
        Path file = dataDirectory.resolve("portal-key");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                Files.createDirectories(dataDirectory);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
            }
            return file;
        } catch (IOException e) {
            throw new StackException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}

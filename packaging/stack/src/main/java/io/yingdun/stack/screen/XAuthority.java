package io.yingdun.stack.screen;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * Writes an X authority file with one cookie for whichever display (Xau(3): family, then address, number, name and data,
 * each with a two-byte length).
 */
final class XAuthority {

    private static final int FAMILY_WILD = 0xFFFF;

    private XAuthority() {}

    static void writeNew(Path file) throws IOException {
        byte[] cookie = new byte[16];
        new SecureRandom().nextBytes(cookie);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(FAMILY_WILD);
        writeCounted(out, new byte[0]);
        writeCounted(out, new byte[0]);
        writeCounted(out, "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.US_ASCII));
        writeCounted(out, cookie);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, bytes.toByteArray(), StandardOpenOption.WRITE);
    }

    private static void writeCounted(DataOutputStream out, byte[] value) throws IOException {
        out.writeShort(value.length);
        out.write(value);
    }
}

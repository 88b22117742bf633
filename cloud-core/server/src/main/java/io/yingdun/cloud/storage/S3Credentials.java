package io.yingdun.cloud.storage;

import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access key and its secret: from a file with the lines {@code aws_access_key_id = …} and
 * {@code aws_secret_access_key = …}, or from the environment's {@code AWS_ACCESS_KEY_ID} and
 * {@code AWS_SECRET_ACCESS_KEY}. Options would show in the list of processes.
 */
record S3Credentials(String key, String secret) {

    private static final String KEY = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    static S3Credentials find(@Nullable Path file, Map<String, String> environment) {
        if (file != null) {
            return read(file);
        }
        String key = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        if (key.isBlank() || secret.isBlank()) {
            throw new StartFailure(
                    "There is a bucket to store in, and no access key for it.",
                    "Give --yingdun.storage.s3.credentials-file=FILE, or set AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY in the server's environment.");
        }
        return new S3Credentials(key.strip(), secret.strip());
    }

    private static S3Credentials read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new StartFailure("The credentials file " + file + " is open to others.", "Run chmod 600 on it.");
            }
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure(
                    "The credentials file " + file + " cannot be read.",
                    "Let the server's user read it; it has two lines, " + KEY + " = … and " + SECRET + " = ….",
                    e);
        }
        String key = lines.getProperty(KEY, "").strip();
        String secret = lines.getProperty(SECRET, "").strip();
        if (key.isEmpty() || secret.isEmpty()) {
            throw new StartFailure(
                    "The credentials file " + file + " does not name a key and a secret.",
                    "Write the lines " + KEY + " = … and " + SECRET + " = ….");
        }
        return new S3Credentials(key, secret);
    }

    /** Whoever prints it does not print the secret. */
    @Override
    public String toString() {
        return "S3Credentials";
    }
}

package io.yingdun.cloud.storage;

import io.yingdun.cloud.runtime.PrivateLines;
import io.yingdun.foundation.runtime.StartFailure;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An access key and its secret: from a file with the lines {@code aws_access_key_id = …} and
 * {@code aws_secret_access_key = …}, or from the environment's {@code AWS_ACCESS_KEY_ID} and
 * {@code AWS_SECRET_ACCESS_KEY}. Options would show in the list of processes.
 */
record S3Credentials(String key, String secret) {

    private static final String KEY = "aws_access_key_id";
    private static final String SECRET = "aws_secret_access_key";

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
        Map<String, String> lines = PrivateLines.read(file, KEY, SECRET);
        return new S3Credentials(lines.getOrDefault(KEY, ""), lines.getOrDefault(SECRET, ""));
    }

    /** Whoever prints it does not print the secret. */
    @Override
    public String toString() {
        return "S3Credentials";
    }
}

package io.yingdun.cloud.runtime;

import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Secrets in a file with lines {@code name = value}, which nobody but the server's user may read. */
public final class PrivateLines {

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private PrivateLines() {}

    /**
     * @param names of the lines that must be there
     * @return their values
     * @throws StartFailure where the file cannot be read, is open to others or lacks a line
     */
    public static Map<String, String> read(Path file, String... names) {
        String wanted = String.join(" = …, ", names) + " = …";
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new StartFailure("The credentials file " + file + " is open to others.", "Run chmod 600 on it.");
            }
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure(
                    "The credentials file " + file + " cannot be read.",
                    "Let the server's user read it; it has the lines " + wanted + ".",
                    e);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : names) {
            String value = lines.getProperty(name, "").strip();
            if (value.isEmpty()) {
                throw new StartFailure(
                        "The credentials file " + file + " does not say " + name + ".",
                        "Write the lines " + wanted + ".");
            }
            values.put(name, value);
        }
        return values;
    }
}

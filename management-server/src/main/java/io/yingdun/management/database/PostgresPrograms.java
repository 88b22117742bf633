package io.yingdun.management.database;

import io.yingdun.management.runtime.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * {@code initdb}, {@code pg_ctl} and {@code postgres}, unpacked from the class path. PostgreSQL refuses to run as root;
 * then each program is started in a user namespace of its own ({@code unshare -U}), where it is nobody in particular
 * while files keep their owner.
 */
final class PostgresPrograms {

    private static final int TIMEOUT_SECONDS = 90;

    private final Path bin;
    private final boolean asRoot;

    private PostgresPrograms(Path bin, boolean asRoot) {
        this.bin = bin;
        this.asRoot = asRoot;
    }

    static PostgresPrograms unpackedIn(Path home) {
        String archive = "postgres-linux-" + architecture() + ".txz";
        try (InputStream in = PostgresPrograms.class.getResourceAsStream("/" + archive)) {
            if (in == null) {
                throw new StartFailure(
                        "This build brings no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                                + System.getProperty("os.arch") + ".",
                        "Install PostgreSQL and name it with --yingdun.database.url=jdbc:postgresql://…");
            }
            // The archive's size names the version well enough: another build of PostgreSQL unpacks beside the old one.
            Path programs = home.resolve("programs-" + in.available());
            if (!Files.exists(programs)) {
                unpack(in, home, programs);
            }
            boolean asRoot = "root".equals(System.getProperty("user.name"));
            PostgresPrograms found = new PostgresPrograms(programs.resolve("bin"), asRoot);
            found.requireNamespaces();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }

    private static void unpack(InputStream compressed, Path home, Path target) throws IOException {
        Path half = Files.createTempDirectory(home, "programs-part");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(compressed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = half.resolve(entry.getName()).normalize();
                if (!path.startsWith(half)) {
                    throw new IOException("archive entry leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireNamespaces() {
        if (asRoot && execute(List.of("unshare", "-U", "true")).status != 0) {
            throw new StartFailure(
                    "PostgreSQL does not run as root, and this machine allows no user namespaces (unshare -U).",
                    "Start the server as another user, or name a PostgreSQL with --yingdun.database.url=jdbc:postgresql://…");
        }
    }

    /** Runs a program to its end; its output goes into the failure when it does not end well. */
    void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (asRoot) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        Outcome outcome = execute(command);
        if (outcome.status != 0) {
            throw new StartFailure(
                    "The embedded database's " + program + " failed: " + outcome.output.strip(),
                    "See postgresql.log in the data directory's management/database.");
        }
    }

    private record Outcome(int status, String output) {}

    private static Outcome execute(List<String> command) {
        try {
            // Output goes to a file: postgres inherits the stream, and reading a pipe would wait for its end.
            Path output = Files.createTempFile("yingdun-postgres", ".out");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return new Outcome(-1, "no end after " + TIMEOUT_SECONDS + " s");
                }
                return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            return new Outcome(-1, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        }
    }
}

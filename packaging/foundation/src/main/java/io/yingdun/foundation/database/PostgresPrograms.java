package io.yingdun.foundation.database;

import io.yingdun.foundation.database.Commands.Outcome;
import io.yingdun.foundation.runtime.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * {@code initdb}, {@code pg_ctl} and {@code postgres}, unpacked from the class path. They stay the server's own: an
 * account that runs them can read but not replace them.
 */
final class PostgresPrograms {

    /** For programs that have to be reached by an account to which the data directory is closed. */
    private static final Path OPEN_TO_ALL = Path.of("/var/lib/yingdun");

    private final Path bin;
    private final RunAs runAs;

    private PostgresPrograms(Path bin, RunAs runAs) {
        this.bin = bin;
        this.runAs = runAs;
    }

    static PostgresPrograms unpacked(Path home, RunAs runAs) {
        if (runAs.canEnter(home)) {
            return unpackedIn(home, runAs);
        }
        try {
            Path place = Files.createDirectories(OPEN_TO_ALL);
            if (RunAs.ownerOf(place) == 0) {
                // Made with the umask, which a careful starter sets to 077; it holds nothing but the programs.
                Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
                if (runAs.canEnter(place)) {
                    return unpackedIn(place, runAs);
                }
            }
        } catch (IOException readOnly) {
            throw unreachable(home, readOnly.toString());
        }
        throw unreachable(home, "it is closed, or not root's own");
    }

    private static StartFailure unreachable(Path home, String why) {
        return new StartFailure(
                "The account that runs the database can reach neither " + home + " nor " + OPEN_TO_ALL + " (" + why
                        + ").",
                "Let others pass through all folders above the first one (chmod o+x), or give --yingdun.data-dir=DIR"
                        + " where they may.");
    }

    private static PostgresPrograms unpackedIn(Path home, RunAs runAs) {
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
            if (runAs.byAccount()) {
                openFolders(programs);
            }
            return new PostgresPrograms(programs.resolve("bin"), runAs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files are open when unpacked; folders were made with the umask, the topmost with mode 700. */
    private static void openFolders(Path programs) throws IOException {
        try (Stream<Path> paths = Files.walk(programs)) {
            for (Path folder : paths.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
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

    /** Runs a program to its end inside a folder; its output goes into the failure when it does not end well. */
    void run(Path workingDirectory, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        Outcome outcome = runAs.execute(workingDirectory, command);
        if (!outcome.good()) {
            throw new StartFailure(
                    "The embedded database's " + program + " failed: "
                            + outcome.output().strip(),
                    "See postgresql.log in the folder database of the server's data directory.");
        }
    }
}

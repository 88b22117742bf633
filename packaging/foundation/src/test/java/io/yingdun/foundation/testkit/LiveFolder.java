package io.yingdun.foundation.testkit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** A folder that somebody else changes while it is looked at: {@link Files#walk} fails where a name vanishes under it. */
public final class LiveFolder {

    private LiveFolder() {}

    /** @return the regular files in it at any depth; what went meanwhile may or may not be among them */
    public static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
                return goesOnWithout(cause);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException cause) throws IOException {
                return cause == null ? FileVisitResult.CONTINUE : goesOnWithout(cause);
            }
        });
        return found;
    }

    /** @return their last parts, in the order of {@link #files} */
    public static List<String> names(Path folder) throws IOException {
        return files(folder).stream().map(file -> file.getFileName().toString()).toList();
    }

    private static FileVisitResult goesOnWithout(IOException cause) throws IOException {
        if (cause instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw cause;
    }
}

package io.yingdun.cloud.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/** Goes through the files of objects. What vanishes meanwhile was there or not, as you like. */
final class FileObjectsWalk extends SimpleFileVisitor<Path> {

    private final Path incoming;
    private final Predicate<LocalObject> visitor;

    /** @param visitor false ends the walk */
    FileObjectsWalk(Path incoming, Predicate<LocalObject> visitor) {
        this.incoming = incoming;
        this.visitor = visitor;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return folder.equals(incoming) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        if (!attributes.isRegularFile() || !name.matches("[0-9a-f]{64}")) {
            return FileVisitResult.CONTINUE;
        }
        LocalObject object = new LocalObject(
                name, attributes.size(), attributes.lastModifiedTime().toInstant());
        return visitor.test(object) ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }
}

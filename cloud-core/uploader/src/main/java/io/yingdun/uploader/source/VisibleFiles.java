package io.yingdun.uploader.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Regular files below a folder, but for hidden ones and what is in hidden folders. */
abstract class VisibleFiles extends SimpleFileVisitor<Path> {

    private boolean inside;

    abstract void visible(Path file, BasicFileAttributes attributes);

    @Override
    public final FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean skip = inside && isHidden(folder);
        inside = true;
        return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public final FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        BasicFileAttributes target = attributes.isSymbolicLink() && Files.isRegularFile(file)
                ? Files.readAttributes(file, BasicFileAttributes.class)
                : attributes;
        if (target.isRegularFile() && !isHidden(file)) {
            visible(file, target);
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}

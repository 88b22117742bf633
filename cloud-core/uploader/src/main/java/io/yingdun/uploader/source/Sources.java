package io.yingdun.uploader.source;

import io.yingdun.dicom.io.DicomDirectory;
import io.yingdun.dicom.io.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Turns what a person names into files to send. A folder gives everything below it, archives included; symbolic links
 * to folders are not followed, hidden files (leading dot) are left alone, as programs that copy name their unfinished
 * files so.
 */
public final class Sources {

    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};

    /** Told about each find, in the order of the walk. */
    public interface Finds {

        void found(SourceFile file, FileState state);

        /** Named or listed, but not to be had: says why. */
        void unusable(String name, String reason);
    }

    private final Finds finds;

    public Sources(Finds finds) {
        this.finds = finds;
    }

    /** What a person named: a file must be DICOM, a DICOMDIR or a ZIP archive. */
    public void expand(Path named) {
        try {
            if (Files.isDirectory(named)) {
                folder(named);
            } else if (!Files.exists(named)) {
                finds.unusable(named.toString(), "there is no such file or folder");
            } else if (isZip(named)) {
                archive(named);
            } else {
                single(named);
            }
        } catch (IOException e) {
            finds.unusable(named.toString(), reason(e));
        }
    }

    private void single(Path named) throws IOException {
        switch (DicomCheck.of(SourceFile.of(named)).kind()) {
            case INSTANCE -> found(named);
            case DIRECTORY -> directory(named);
            case NOT_DICOM -> finds.unusable(named.toString(), "neither DICOM nor a ZIP archive");
        }
    }

    private void directory(Path dicomdir) throws IOException {
        DicomDirectory directory = DicomDirectory.read(dicomdir, ReadLimits.DEFAULT);
        for (Path file : directory.files()) {
            found(file);
        }
        directory.missing().forEach(id -> finds.unusable(dicomdir + " → " + id, "named in the DICOMDIR, not there"));
        directory.refused().forEach(id -> finds.unusable(dicomdir + " → " + id, "leads out of the DICOMDIR's folder"));
    }

    private void folder(Path folder) throws IOException {
        Files.walkFileTree(folder, new VisibleFiles() {
            @Override
            void visible(Path file, BasicFileAttributes attributes) {
                inFolder(file);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                finds.unusable(file.toString(), reason(e));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A file that lies in a folder: an archive gives its entries, anything else itself. */
    void inFolder(Path file) {
        try {
            if (isZip(file)) {
                archive(file);
            } else {
                found(file);
            }
        } catch (NoSuchFileException e) {
            // Gone between the listing and the look: whoever moved it did so on purpose.
            return;
        } catch (IOException e) {
            finds.unusable(file.toString(), reason(e));
        }
    }

    private void archive(Path archive) throws IOException {
        try (ZipFile zip = ZipArchives.open(archive)) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            Instant modified = Files.getLastModifiedTime(archive).toInstant();
            for (ZipEntry entry : entries) {
                SourceFile file = new SourceFile(archive, entry.getName());
                if (ZipArchives.leadsOut(entry.getName())) {
                    finds.unusable(file.name(), "leads out of the archive");
                } else {
                    finds.found(file, new FileState(entry.getSize(), modified));
                }
            }
        }
    }

    private void found(Path file) throws IOException {
        SourceFile source = SourceFile.of(file);
        finds.found(source, source.state());
    }

    static boolean isZip(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(ZIP_MAGIC.length), ZIP_MAGIC);
        }
    }

    private static String reason(IOException e) {
        return "cannot be read: " + e.getMessage();
    }
}

package io.yingdun.dicom.io;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that a DICOMDIR names (PS3.10 §8, PS3.3 F.3), and only those that lie in its own folder: a Referenced File ID
 * that leads elsewhere, by {@code ..}, by an absolute name or by a symbolic link, is refused and reported.
 *
 * @param files existing files, in the order of their records
 * @param missing Referenced File IDs of files that are not there, components joined with {@code /}
 * @param refused Referenced File IDs that lead out of the folder
 */
public record DicomDirectory(List<Path> files, List<String> missing, List<String> refused) {

    public DicomDirectory {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
        refused = List.copyOf(refused);
    }

    /** @throws DicomParseException when the DICOMDIR itself is broken */
    public static DicomDirectory read(Path dicomdir, ReadLimits limits) throws IOException {
        DataSet dataSet =
                new DicomFileReader(limits).read(dicomdir, LoadPolicy.HEADER).dataSet();
        Path folder = dicomdir.toAbsolutePath().getParent().toRealPath();
        List<Path> files = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (DataSet record : dataSet.items(Tag.DirectoryRecordSequence)) {
            List<String> fileId = record.strings(Tag.ReferencedFileID);
            if (fileId.isEmpty()) {
                continue;
            }
            String name = String.join("/", fileId);
            Path file = inside(folder, fileId);
            if (file == null) {
                refused.add(name);
            } else if (Files.isRegularFile(file)) {
                files.add(file);
            } else {
                missing.add(name);
            }
        }
        return new DicomDirectory(files, missing, refused);
    }

    /** Null when the file would lie outside the folder. */
    private static @Nullable Path inside(Path folder, List<String> fileId) throws IOException {
        Path file = folder;
        try {
            for (String component : fileId) {
                Path name = Path.of(component);
                boolean plain = name.getNameCount() == 1
                        && !name.isAbsolute()
                        && !component.isEmpty()
                        && !component.equals(".")
                        && !component.equals("..")
                        && component.indexOf(':') < 0;
                if (!plain) {
                    return null;
                }
                file = file.resolve(name);
            }
        } catch (InvalidPathException e) {
            return null;
        }
        return !Files.exists(file) || file.toRealPath().startsWith(folder) ? file : null;
    }
}

package io.yingdun.dicom.io;

import io.yingdun.dicom.data.DicomException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of a ZIP archive (PS3.12 annex V), unpacked into a folder and nowhere else: an entry whose name leads out of it
 * is refused and reported. A DICOMDIR among the files is then read like any other with {@link DicomDirectory}.
 *
 * @param files unpacked, whole and with the right checksum, in the archive's order
 * @param refused what was left in the archive
 */
public record ZippedFiles(List<Path> files, List<Refusal> refused) {

    /** Why an entry was not unpacked. */
    public enum Reason {
        /** Leads out of the folder, or cannot be the name of a file. */
        NAME,
        /** Another entry has the name, or uses it as a folder. */
        COLLISION,
        /** The bytes do not inflate, are encrypted, or have another checksum. */
        DAMAGED
    }

    /** @param name as the archive has it */
    public record Refusal(String name, Reason reason) {}

    private static final int NAME_BYTES = 255;
    private static final int PATH_BYTES = 1024;

    public ZippedFiles {
        files = List.copyOf(files);
        refused = List.copyOf(refused);
    }

    /**
     * @param folder exists and is empty
     * @param maximumEntries of the archive
     * @param maximumBytes of all files together, after inflation
     * @throws DicomException when the file is no ZIP archive or exceeds a limit; what was unpacked by then is in the folder
     */
    public static ZippedFiles unpack(Path zip, Path folder, int maximumEntries, long maximumBytes) throws IOException {
        try (ZipFile archive = open(zip)) {
            if (archive.size() > maximumEntries) {
                throw new DicomException(
                        "the archive has " + archive.size() + " entries, " + maximumEntries + " are allowed");
            }
            return new Unpacking(archive, folder, maximumBytes).run();
        }
    }

    /** Names are UTF-8 or, from Chinese Windows, GBK, of which GB18030 is a superset. */
    private static ZipFile open(Path zip) throws IOException {
        try {
            return new ZipFile(zip.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | EOFException utf8) {
            try {
                return new ZipFile(zip.toFile(), Charset.forName("GB18030"));
            } catch (ZipException | EOFException e) {
                throw new DicomException("not a readable ZIP archive: " + e.getMessage(), e);
            }
        }
    }

    /** One run over an archive. */
    private static final class Unpacking {

        private final ZipFile archive;
        private final Path folder;
        private final List<Path> files = new ArrayList<>();
        private final List<Refusal> refused = new ArrayList<>();
        private long left;

        Unpacking(ZipFile archive, Path folder, long maximumBytes) {
            this.archive = archive;
            this.folder = folder;
            this.left = maximumBytes;
        }

        ZippedFiles run() throws IOException {
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    unpack(entry);
                }
            }
            return new ZippedFiles(files, refused);
        }

        private void unpack(ZipEntry entry) throws IOException {
            Path file = inside(entry.getName());
            if (file == null) {
                refused.add(new Refusal(entry.getName(), Reason.NAME));
                return;
            }
            try {
                Files.createDirectories(file.getParent());
                try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                    copy(entry, out);
                }
                files.add(file);
            } catch (FileAlreadyExistsException e) {
                refused.add(new Refusal(entry.getName(), Reason.COLLISION));
            } catch (ZipException | EOFException e) {
                Files.delete(file);
                refused.add(new Refusal(entry.getName(), Reason.DAMAGED));
            }
        }

        /** The size that the entry states is not trusted. */
        private void copy(ZipEntry entry, OutputStream out) throws IOException {
            byte[] buffer = new byte[1 << 16];
            try (CheckedInputStream in = new CheckedInputStream(stream(entry), new CRC32())) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        throw new DicomException("the archive inflates to more bytes than are allowed");
                    }
                    out.write(buffer, 0, read);
                }
                if (entry.getCrc() != in.getChecksum().getValue()) {
                    throw new ZipException("wrong checksum");
                }
            }
        }

        private InputStream stream(ZipEntry entry) throws IOException {
            InputStream in = archive.getInputStream(entry);
            if (in == null) {
                throw new ZipException("no such entry");
            }
            return in;
        }

        /** Null where the name leads out of the folder or is none. */
        private @Nullable Path inside(String name) {
            String portable = name.replace('\\', '/');
            if (portable.getBytes(StandardCharsets.UTF_8).length > PATH_BYTES) {
                return null;
            }
            Path file = folder;
            try {
                for (String component : portable.split("/", -1)) {
                    boolean plain = !component.isEmpty()
                            && !component.equals(".")
                            && !component.equals("..")
                            && component.indexOf(':') < 0
                            && component.getBytes(StandardCharsets.UTF_8).length <= NAME_BYTES;
                    if (!plain) {
                        return null;
                    }
                    file = file.resolve(component);
                }
            } catch (InvalidPathException e) {
                return null;
            }
            return file;
        }
    }
}

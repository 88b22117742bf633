package io.yingdun.uploader.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * One file to send: on disk, or an entry of a ZIP archive on disk, which is read where it lies.
 *
 * @param file made absolute
 * @param entry name inside the archive, or null for a plain file
 */
public record SourceFile(Path file, @Nullable String entry) {

    public SourceFile {
        file = file.toAbsolutePath();
    }

    public static SourceFile of(Path file) {
        return new SourceFile(file, null);
    }

    /** How people are told about it: {@code scan.zip!/IM0001}. */
    public String name() {
        return entry == null ? file.toString() : file + "!/" + entry;
    }

    /** @throws java.nio.file.NoSuchFileException when it has gone */
    public FileState state() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (entry == null) {
            return new FileState(
                    attributes.size(), attributes.lastModifiedTime().toInstant());
        }
        try (ZipFile zip = ZipArchives.open(file)) {
            return new FileState(
                    ZipArchives.entry(zip, file, entry).getSize(),
                    attributes.lastModifiedTime().toInstant());
        }
    }

    /** The bytes from {@code offset} on; inside an archive that costs reading what is before them. */
    public InputStream open(long offset) throws IOException {
        if (entry != null) {
            return ZipArchives.open(file, entry, offset);
        }
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            channel.position(offset);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return Channels.newInputStream(channel);
    }
}

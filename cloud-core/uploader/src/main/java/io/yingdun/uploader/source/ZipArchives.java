package io.yingdun.uploader.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Opens ZIP archives, also those whose names are in the code page of a Chinese Windows. Entries are never unpacked. */
final class ZipArchives {

    private static final Charset CHINESE_WINDOWS = Charset.forName("GB18030");

    /** {@code C:} */
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    private ZipArchives() {}

    static ZipFile open(Path archive) throws IOException {
        try {
            return new ZipFile(archive.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException notUtf8) {
            return new ZipFile(archive.toFile(), CHINESE_WINDOWS);
        }
    }

    /**
     * Of an entry's name: it would lie elsewhere than below the folder where the archive is unpacked. Whoever made such an
     * archive means harm to whoever unpacks it, so that its content is not believed either.
     */
    static boolean leadsOut(String name) {
        String unified = name.replace('\\', '/');
        return unified.startsWith("/")
                || DRIVE.matcher(unified).lookingAt()
                || List.of(unified.split("/")).contains("..");
    }

    static ZipEntry entry(ZipFile zip, Path archive, String name) throws NoSuchFileException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new NoSuchFileException(archive + "!/" + name);
        }
        return entry;
    }

    /** Closing the stream closes the archive. */
    static InputStream open(Path archive, String name, long offset) throws IOException {
        ZipFile zip = open(archive);
        try {
            InputStream bytes = zip.getInputStream(entry(zip, archive, name));
            bytes.skipNBytes(offset);
            return new FilterInputStream(bytes) {
                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }
}

package io.yingdun.cloud.archive;

import io.yingdun.foundation.runtime.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * The metadata of a study, a series or an instance as it is sent: a DICOM JSON array with one object an instance (PS3.18
 * §10.4.1.1.2).
 *
 * @param etag changes with the content and with nothing else; without quotation marks
 * @param gzip the JSON in UTF-8, compressed with gzip
 */
public record MetadataDocument(String etag, byte[] gzip) {

    private static final int ETAG_BYTES = 16;

    /** Puts one together. */
    static final class Maker implements AutoCloseable {

        private final ByteArrayOutputStream compressed = new ByteArrayOutputStream(64 * 1024);
        private final MessageDigest digest = Sha256.digest();
        private final OutputStream json;
        private boolean first = true;

        Maker() throws IOException {
            json = new DigestOutputStream(new GZIPOutputStream(compressed, 32 * 1024), digest);
            json.write('[');
        }

        void add(String dicomJson) throws IOException {
            if (!first) {
                json.write(',');
            }
            first = false;
            json.write(dicomJson.getBytes(StandardCharsets.UTF_8));
        }

        MetadataDocument made() throws IOException {
            json.write(']');
            json.close();
            return new MetadataDocument(
                    HexFormat.of().formatHex(digest.digest(), 0, ETAG_BYTES), compressed.toByteArray());
        }

        @Override
        public void close() throws IOException {
            json.close();
        }
    }

    /** Of one instance. */
    public static MetadataDocument of(String dicomJson) {
        try (Maker maker = new Maker()) {
            maker.add(dicomJson);
            return maker.made();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartReaderTest {

    private static List<String> bodies(InputStream in) throws IOException {
        MultipartReader reader = new MultipartReader(in, "B");
        List<String> bodies = new ArrayList<>();
        for (var part = reader.next(); part.isPresent(); part = reader.next()) {
            bodies.add(new String(part.get().body().readAllBytes(), StandardCharsets.ISO_8859_1));
        }
        return bodies;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** As a network delivers it: some bytes at a time. */
    private static InputStream dripping(byte[] content, int most) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, most));
            }
        };
    }

    @Test
    void readsPartsWhoseBytesLookLikeBoundaries() throws Exception {
        String body =
                "preamble\r\n--B\r\nContent-Type: application/dicom\r\n\r\n\r\n--\r\r\n--A\r\n--B  \r\n\r\n\r\n--B\r\nX: y\r\n\r\nlast\r\n--B--\r\nepilogue";
        assertThat(bodies(bytes(body))).containsExactly("\r\n--\r\r\n--A", "", "last");
    }

    @Test
    void aPartNotReadIsPassedOver() throws Exception {
        MultipartReader reader =
                new MultipartReader(bytes("--B\r\n\r\none\r\n--B\r\nContent-Type: text/a\r\n\r\ntwo\r\n--B--"), "B");
        reader.next();
        assertThat(reader.next().orElseThrow().contentType().orElseThrow().type())
                .isEqualTo("text/a");
        assertThat(reader.next()).isEmpty();
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void whatTheWriterWritesComesBackHoweverItIsCutIntoPieces() throws Exception {
        Random random = new Random(1);
        for (int most : List.of(1, 7, 63, 64 * 1024)) {
            List<byte[]> contents = new ArrayList<>();
            MultipartWriter writer = new MultipartWriter("application/dicom");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            long expected = writer.overheadOfEnd();
            for (int size : List.of(0, 1, 100, 70_000, 65_536)) {
                byte[] content = new byte[size];
                random.nextBytes(content);
                contents.add(content);
                writer.startPart(out, "application/dicom", size);
                out.write(content);
                expected += writer.overhead("application/dicom", size) + size;
            }
            writer.finish(out);
            assertThat(out.size()).isEqualTo(expected);
            String boundary = MultipartReader.boundary(
                            MediaRange.one(writer.contentType()).orElseThrow())
                    .orElseThrow();
            MultipartReader reader = new MultipartReader(dripping(out.toByteArray(), most), boundary);
            for (byte[] content : contents) {
                assertThat(reader.next().orElseThrow().body().readAllBytes()).isEqualTo(content);
            }
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void aBodyThatIsCutIsAnError() {
        for (String cut : List.of("", "--B", "--B\r\nX: y", "--B\r\n\r\nhalf", "--B\r\n\r\nwhole\r\n--B")) {
            assertThatThrownBy(() -> bodies(bytes(cut))).as(cut).isInstanceOf(EOFException.class);
        }
    }

    /** Orthanc's DICOMweb client makes one of two UUIDs, which is longer than RFC 2046 §5.1.1 allows. */
    @Test
    void aBoundaryMayBeLongerThanItShould() {
        String boundary = "a".repeat(36) + "-" + "b".repeat(36);
        assertThat(MultipartReader.boundary(MediaRange.one("multipart/related; boundary=" + boundary)
                        .orElseThrow()))
                .contains(boundary);
    }

    @Test
    void endlessHeadsAreRefused() {
        assertThatThrownBy(() -> bodies(bytes("--B\r\n" + "a: b\r\n".repeat(100))))
                .isInstanceOf(MalformedMultipartException.class);
        assertThatThrownBy(() -> bodies(bytes("--B\r\n" + "a".repeat(100_000))))
                .isInstanceOf(MalformedMultipartException.class);
    }
}

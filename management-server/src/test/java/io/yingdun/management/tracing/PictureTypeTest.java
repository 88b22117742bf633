package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PictureTypeTest {

    private static Optional<PictureType> of(String latin1) throws IOException {
        return PictureType.ahead(
                new BufferedInputStream(new ByteArrayInputStream(latin1.getBytes(StandardCharsets.ISO_8859_1))));
    }

    @Test
    void tellsTheKindsApart() throws IOException {
        assertThat(of("\u0089PNG\r\n\u001a\n....")).contains(PictureType.PNG);
        assertThat(of("\u00ff\u00d8\u00ff\u00e0")).contains(PictureType.JPEG);
        assertThat(of("RIFF....WEBPVP8 ")).contains(PictureType.WEBP);
        assertThat(of("II*\u0000....")).contains(PictureType.TIFF_LITTLE_ENDIAN);
        assertThat(of("MM\u0000*....")).contains(PictureType.TIFF_BIG_ENDIAN);
        assertThat(of("BM......")).contains(PictureType.BMP);
        assertThat(of("\u0000\u0000\u0000 ftypisom")).contains(PictureType.MPEG_4);
        assertThat(of("\u001aE\u00df\u00a3........")).contains(PictureType.MATROSKA);
        assertThat(of("RIFF....AVI LIST")).contains(PictureType.AVI);
    }

    @Test
    void refusesWhatABrowserMightRun() throws IOException {
        assertThat(of("<svg xmlns='http://www.w3.org/2000/svg'>")).isEmpty();
        assertThat(of("<!DOCTYPE html>")).isEmpty();
        assertThat(of("%PDF-1.7")).isEmpty();
        assertThat(of("")).isEmpty();
    }

    @Test
    void takesNoStillPictureForAVideo() throws IOException {
        assertThat(of("\u0000\u0000\u0000 ftypheic")).isEmpty();
        assertThat(of("\u0000\u0000\u0000 ftypavif")).isEmpty();
    }

    @Test
    void leavesEverythingToBeRead() throws IOException {
        BufferedInputStream in = new BufferedInputStream(new ByteArrayInputStream(new byte[] {'B', 'M', 3}));
        assertThat(PictureType.ahead(in)).isPresent();
        assertThat(in.readAllBytes()).containsExactly('B', 'M', 3);
    }
}

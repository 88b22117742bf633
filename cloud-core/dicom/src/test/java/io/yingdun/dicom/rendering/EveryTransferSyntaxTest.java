package io.yingdun.dicom.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.TransferSyntax.Compression;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.rendering.RenderingException.Reason;
import io.yingdun.dicom.testkit.ColourBars;
import io.yingdun.dicom.testkit.ImageObject;
import io.yingdun.dicom.testkit.SampleFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A picture and a thumbnail in every coding that is decoded here, and a plain no in every other. */
class EveryTransferSyntaxTest {

    private static final int BOX = 64;
    private static final Set<Compression> WITHOUT_PICTURE =
            EnumSet.of(Compression.VIDEO, Compression.JPEG_XL, Compression.UNKNOWN);

    @Test
    void everyFamilyIsShownOrRefused() throws IOException {
        Set<Compression> tried = EnumSet.copyOf(WITHOUT_PICTURE);
        tried.add(Compression.ENCAPSULATED_UNCOMPRESSED);
        for (ColourBars bars : ColourBars.values()) {
            tried.add(TransferSyntax.of(bars.transferSyntaxUID()).compression());
        }
        SampleFiles.oneOfEachTransferSyntax()
                .keySet()
                .forEach(syntax -> tried.add(TransferSyntax.of(syntax).compression()));

        assertThat(tried).containsExactlyInAnyOrder(Compression.values());
    }

    @Test
    void showsASampleOfEach() throws IOException {
        for (Map.Entry<String, Path> sample :
                SampleFiles.oneOfEachTransferSyntax().entrySet()) {
            ImageRenderer renderer = ImageRenderer.open(sample.getValue(), ReadLimits.DEFAULT);
            BufferedImage picture = read(renderer.render(RenderingRequest.of(1, ImageFormat.PNG)));
            BufferedImage thumbnail = read(renderer.thumbnail(BOX, ImageFormat.JPEG));
            assertThat(shades(picture)).as(sample.getKey()).isGreaterThan(1);
            assertThat(Math.max(thumbnail.getWidth(), thumbnail.getHeight()))
                    .as(sample.getKey())
                    .isEqualTo(Math.min(BOX, Math.max(picture.getWidth(), picture.getHeight())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesThumbnailsOfBars(ColourBars bars) throws IOException {
        BufferedImage thumbnail = read(bars.image().renderer().thumbnail(BOX, ImageFormat.JPEG));
        assertThat(thumbnail.getWidth()).isEqualTo(ColourBars.WIDTH);
        assertThat(shades(thumbnail)).isGreaterThan(2);
    }

    @Test
    void showsRawFramesInFragments() throws IOException {
        ImageObject image = ImageObject.compressed(
                TransferSyntax.of(UID.EncapsulatedUncompressedExplicitVRLittleEndian), "RGB", 1, 1, new byte[] {1, 2, 3
                });
        assertThat(read(image.renderer().render(RenderingRequest.of(1, ImageFormat.PNG)))
                        .getRGB(0, 0))
                .isEqualTo(0xFF010203);
    }

    @ParameterizedTest
    @CsvSource({
        UID.MPEG2MPML + ", NOT_AN_IMAGE, VIDEO",
        UID.MPEG4HP41 + ", NOT_AN_IMAGE, VIDEO",
        UID.HEVCMP51 + ", NOT_AN_IMAGE, VIDEO",
        UID.JPEGXLLossless + ", UNDECODABLE_PIXEL_DATA, JPEG_XL",
        "1.2.3.4, UNDECODABLE_PIXEL_DATA, UNKNOWN",
    })
    void refusesTheRestByName(String syntax, Reason reason, String name) {
        ImageObject image = ImageObject.compressed(TransferSyntax.of(syntax), "RGB", 8, 8, new byte[64]);
        RenderingException refused = catchThrowableOfType(
                RenderingException.class, () -> image.renderer().render(RenderingRequest.of(1, ImageFormat.PNG)));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageContaining(name);
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    private static long shades(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }
}

package io.yingdun.dicom.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.rendering.RenderingException.Reason;
import io.yingdun.dicom.testkit.ColourBars;
import io.yingdun.dicom.testkit.ImageObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Red, green and blue as they were coded (PS3.3 C.7.6.3.1.2, C.7.9). */
class ColourTest {

    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;

    private static final int[] DESCRIPTORS = {
        Tag.RedPaletteColorLookupTableDescriptor,
        Tag.GreenPaletteColorLookupTableDescriptor,
        Tag.BluePaletteColorLookupTableDescriptor
    };

    @Test
    void readsPixelsAndPlanes() throws IOException {
        assertThat(shown(ImageObject.colour("RGB", 3, 255, 0, 0, 0, 255, 0, 0, 0, 255)))
                .containsExactly(RED, GREEN, BLUE);
        assertThat(shown(ImageObject.colour("RGB", 2, 1, 2, 3, 4, 5, 6).us(Tag.PlanarConfiguration, 1)))
                .containsExactly(0x010305, 0x020406);
    }

    @Test
    void convertsYbrFull() throws IOException {
        assertThat(shown(ImageObject.colour("YBR_FULL", 3, 76, 85, 255, 150, 44, 21, 29, 255, 107)))
                .satisfiesExactly(c -> near(c, RED), c -> near(c, GREEN), c -> near(c, BLUE));
    }

    @Test
    void convertsSubsampledYbr() throws IOException {
        ImageObject image = ImageObject.colour("YBR_FULL_422", 2, 76, 200, 128, 128);

        assertThat(shown(image)).containsExactly(0x4C4C4C, 0xC8C8C8);
    }

    @Test
    void convertsPartialYbrByItsNarrowRange() throws IOException {
        ImageObject image = ImageObject.colour("YBR_PARTIAL_422", 2, 16, 235, 128, 128);

        assertThat(shown(image)).containsExactly(0x000000, 0xFFFFFF);
    }

    @ParameterizedTest
    @EnumSource
    void showsColoursAsTheyWereWhoeverTransformedThem(ColourBars bars) throws IOException {
        DisplayImage picture = picture(bars.image());

        for (int y = 0; y < ColourBars.HEIGHT; y++) {
            near(colour(picture, 3, y), RED);
            near(colour(picture, 12, y), GREEN);
            near(colour(picture, 20, y), BLUE);
        }
    }

    @Test
    void scalesSixteenBitsDown() throws IOException {
        ImageObject image = ImageObject.colour("RGB", 1, 255, 255, 0, 128, 0, 0);
        image.us(Tag.BitsAllocated, 16).bitsStored(16);

        assertThat(shown(image)).containsExactly(0xFF8000);
    }

    @Test
    void looksUpAPaletteOfWordsAndClampsAtBothEnds() throws IOException {
        ImageObject image = ImageObject.grey8(0, 10, 11, 12, 200);

        assertThat(shown(palette(image, 10, 16, 0xFF00, 0x80FF, 0x0000)))
                .containsExactly(0xFFFFFF, 0xFFFFFF, 0x808080, 0, 0);
    }

    @Test
    void looksUpAPaletteOfBytes() throws IOException {
        ImageObject image = ImageObject.grey8(0, 1, 2, 3).text(Tag.PhotometricInterpretation, "PALETTE COLOR");
        bytes(image, Tag.RedPaletteColorLookupTableDescriptor, Tag.RedPaletteColorLookupTableData, 255, 0, 0, 9);
        bytes(image, Tag.GreenPaletteColorLookupTableDescriptor, Tag.GreenPaletteColorLookupTableData, 0, 255, 0, 8);
        bytes(image, Tag.BluePaletteColorLookupTableDescriptor, Tag.BluePaletteColorLookupTableData, 0, 0, 255, 7);

        assertThat(shown(image)).containsExactly(RED, GREEN, BLUE, 0x090807);
    }

    @Test
    void looksUpSixteenBitIndices() throws IOException {
        ImageObject image = ImageObject.grey(1000, 1001, 65535);

        assertThat(shown(palette(image, 1000, 16, 0x0100, 0x0200, 0x0300)))
                .containsExactly(0x010101, 0x020202, 0x030303);
    }

    @Test
    void takesEntriesOfEightBitsUnderADescriptorOfSixteen() throws IOException {
        assertThat(shown(palette(ImageObject.grey8(0, 1), 0, 16, 7, 255))).containsExactly(0x070707, 0xFFFFFF);
    }

    /** A run of two, a line of four up to 400H, and both again. */
    @Test
    void expandsASegmentedPalette() throws IOException {
        ImageObject image = ImageObject.grey8(0, 1, 2, 3, 4, 5, 6, 7, 10, 11);

        assertThat(shown(segmented(image, 12, 0, 2, 0x8000, 0x0000, 1, 4, 0x0400, 2, 2, 0, 0)))
                .containsExactly(0x808080, 0, 0x010101, 0x020202, 0x030303, 0x040404, 0x808080, 0, 0x030303, 0x040404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 65535 0 0", "0 1 9 2 65535 6 0", "0 65535", "0 1 9 1 65535 9", "0 1 9 7 7 7"})
    void endsASegmentedPaletteThatDoesNot(String segments) throws IOException {
        int[] words =
                Arrays.stream(segments.split(" ")).mapToInt(Integer::parseInt).toArray();
        ImageObject image = segmented(ImageObject.grey8(0, 255), 256, words);
        try {
            assertThat(shown(image)).hasSize(2);
        } catch (RenderingException e) {
            assertThat(e.reason()).isEqualTo(Reason.UNDECODABLE_PIXEL_DATA);
        }
    }

    @Test
    void refusesAPaletteImageWithoutPalette() {
        refuses(
                ImageObject.grey8(1).text(Tag.PhotometricInterpretation, "PALETTE COLOR"),
                Reason.UNDECODABLE_PIXEL_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HSV", "CMYK", "ARGB", "XYB", "MONOCHROME2", "PALETTE COLOR"})
    void refusesAnotherColourModel(String photometricInterpretation) {
        refuses(
                ImageObject.colour(photometricInterpretation, 1, 1, 2, 3),
                Reason.UNSUPPORTED_PHOTOMETRIC_INTERPRETATION);
    }

    private static void refuses(ImageObject image, Reason reason) {
        assertThatThrownBy(() -> picture(image))
                .isInstanceOfSatisfying(
                        RenderingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static ImageObject palette(ImageObject image, int first, int bits, int... entries) {
        image.text(Tag.PhotometricInterpretation, "PALETTE COLOR");
        for (int colour = 0; colour < 3; colour++) {
            ImageObject.table(DESCRIPTORS[colour], Tag.RedPaletteColorLookupTableData + colour, first, bits, entries)
                    .forEach(image::with);
        }
        return image;
    }

    private static ImageObject segmented(ImageObject image, int count, int... words) {
        image.text(Tag.PhotometricInterpretation, "PALETTE COLOR");
        byte[] data = new byte[2 * words.length];
        for (int i = 0; i < words.length; i++) {
            data[2 * i] = (byte) words[i];
            data[2 * i + 1] = (byte) (words[i] >> 8);
        }
        for (int colour = 0; colour < 3; colour++) {
            image.with(ElementFactory.numbers(DESCRIPTORS[colour], VR.US, count, 0, 16));
            image.with(ElementFactory.bytes(Tag.SegmentedRedPaletteColorLookupTableData + colour, VR.OW, data));
        }
        return image;
    }

    private static void bytes(ImageObject image, int descriptor, int data, int... entries) {
        byte[] bytes = new byte[entries.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) entries[i];
        }
        image.with(ElementFactory.numbers(descriptor, VR.US, entries.length, 0, 8));
        image.with(ElementFactory.bytes(data, VR.OW, bytes));
    }

    private static List<Integer> shown(ImageObject image) throws IOException {
        DisplayImage picture = picture(image);
        return IntStream.range(0, picture.width())
                .mapToObj(x -> colour(picture, x, 0))
                .toList();
    }

    private static DisplayImage picture(ImageObject image) throws IOException {
        return image.renderer().image(RenderingRequest.of(1, ImageFormat.PNG));
    }

    private static int colour(DisplayImage picture, int x, int y) {
        assertThat(picture.channels()).isEqualTo(3);
        return picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2);
    }

    /** YBR of 8 bits holds a saturated colour within two levels. */
    private static void near(int colour, int expected) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(colour >> shift & 0xFF)
                    .isBetween((expected >> shift & 0xFF) - 2, (expected >> shift & 0xFF) + 2);
        }
    }
}

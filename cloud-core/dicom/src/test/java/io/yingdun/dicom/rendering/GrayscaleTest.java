package io.yingdun.dicom.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.testkit.ImageObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grayscale transformation sequence of PS3.4 N.2, value by value. */
class GrayscaleTest {

    @Test
    void appliesTheWindowToRescaledValues() throws IOException {
        assertThat(shown(ImageObject.grey(0, 1034, 1064, 1074, 2000)
                        .rescale("1", "-1024")
                        .window("40.5", "101")))
                .containsExactly(0, 51, 128, 153, 255);
    }

    @Test
    void showsADescendingSlopeTheRightWayRound() throws IOException {
        ImageObject image =
                ImageObject.grey8(0, 100, 255).rescale("-10", "3000").window("2000.5", "2001");

        assertThat(shown(image)).containsExactly(255, 128, 0);
    }

    @Test
    void extendsTheSignBeforeAnythingElse() throws IOException {
        assertThat(shown(ImageObject.grey(0x0800, 0x0FFF, 0x0000, 0x07FF)
                        .signed()
                        .bitsStored(12)
                        .window("0", "4096")))
                .containsExactly(0, 127, 128, 255);
    }

    @Test
    void mapsLinearAsTheStandardsExampleDoes() throws IOException {
        assertThat(shown(ImageObject.grey(0, 1, 2047, 2048, 4094, 4095).window("2048", "4096")))
                .containsExactly(0, 0, 127, 128, 255, 255);
        assertThat(shown(ImageObject.grey(-1 & 0xFFFF, 0, 1).signed().window("0", "1")))
                .containsExactly(0, 255, 255);
    }

    @Test
    void mapsLinearExactWithoutTheHalfPixel() throws IOException {
        ImageObject image = ImageObject.grey(0, 50, 100, 150).window("75", "100");

        assertThat(shown(image.text(Tag.VOILUTFunction, "LINEAR_EXACT"))).containsExactly(0, 64, 191, 255);
        assertThat(shown(image.window("75", "0.5"))).containsExactly(0, 0, 255, 255);
    }

    @Test
    void mapsSigmoidWithFourAsItsFactor() throws IOException {
        ImageObject image =
                ImageObject.grey(0, 75, 100, 150).window("75", "100").text(Tag.VOILUTFunction, "SIGMOID");

        assertThat(shown(image)).containsExactly(12, 128, 186, 243);
    }

    @Test
    void takesTheWindowThatIsAskedForInsteadOfItsOwn() throws IOException {
        ImageObject image = ImageObject.grey(0, 50, 100).window("1000", "10");

        assertThat(shown(image, "50,100,linear-exact")).containsExactly(0, 128, 255);
    }

    @Test
    void takesTheFirstUsableOfSeveralWindows() throws IOException {
        ImageObject image = ImageObject.grey(0, 50, 100)
                .text(Tag.WindowCenter, "NaN", "7", "50.5", "5000")
                .text(Tag.WindowWidth, "100", "0", "101", "5000");

        assertThat(shown(image)).containsExactly(0, 128, 255);
    }

    @ParameterizedTest
    @CsvSource({"NaN, 400", "40, NaN", "40, 0", "40, -5", "40, ''", "x, y", "Infinity, 1"})
    void treatsAWindowWithoutSenseAsMissing(String center, String width) throws IOException {
        assertThat(shown(ImageObject.grey(1000, 1500, 2000).window(center, width)))
                .containsExactly(0, 128, 255);
    }

    @Test
    void treatsNumbersWithNulInThemAsMissing() throws IOException {
        assertThat(shown(ImageObject.grey(1000, 1500, 2000)
                        .with(raw(Tag.WindowCenter, "0.2\0\0.2"))
                        .with(raw(Tag.WindowWidth, "0.2\0\0.2"))
                        .with(raw(Tag.RescaleSlope, "0.2\0\0.2"))))
                .containsExactly(0, 128, 255);
    }

    @Test
    void treatsASlopeWithoutSenseAsMissing() throws IOException {
        for (String slope : List.of("0", "NaN", "1e308", "")) {
            assertThat(shown(ImageObject.grey(1000, 1500, 2000)
                            .rescale(slope, "-1500")
                            .window("0", "1001")))
                    .containsExactly(0, 128, 255);
        }
    }

    @Test
    void stretchesADeepImageWithoutWindowOverItsValues() throws IOException {
        assertThat(shown(ImageObject.grey(100, 200, 300))).containsExactly(0, 128, 255);
        assertThat(shown(ImageObject.grey(100, 200, 300).rescale("-2", "7"))).containsExactly(255, 128, 0);
        assertThat(shown(ImageObject.grey(77, 77))).containsExactly(0, 0);
    }

    @Test
    void showsEightBitsWithoutWindowAsTheyAre() throws IOException {
        assertThat(shown(ImageObject.grey8(0, 10, 128, 200))).containsExactly(0, 10, 128, 200);
        assertThat(shown(ImageObject.grey8(0x80, 0, 0x7F).signed())).containsExactly(0, 128, 255);
        assertThat(shown(ImageObject.grey8(0, 1).bitsStored(1))).containsExactly(0, 255);
    }

    @Test
    void showsTheLowestValueOfMonochrome1WhiteWithAndWithoutWindow() throws IOException {
        ImageObject image = ImageObject.grey(1000, 1500, 2000, 60000).monochrome1();

        assertThat(shown(image.window("1500.5", "1001"))).containsExactly(255, 127, 0, 0);
        assertThat(shown(image.without(Tag.WindowCenter)))
                .startsWith(255)
                .endsWith(0)
                .isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void givesTheSamePictureEachTimeItIsAsked() throws IOException {
        ImageRenderer renderer =
                ImageObject.grey(1000, 1500, 2000).monochrome1().renderer();
        RenderingRequest plain = RenderingRequest.of(1, ImageFormat.PNG);

        byte[] first = renderer.render(plain);
        byte[] other = renderer.render(plain.with(new Window(0, 10, VoiLutFunction.LINEAR)));

        assertThat(renderer.render(plain)).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void invertsOnceWhereShapeAndPhotometricInterpretationBothSaySo() throws IOException {
        ImageObject image = ImageObject.grey(100, 200, 300).text(Tag.PresentationLUTShape, "INVERSE");

        assertThat(shown(image)).containsExactly(255, 127, 0);
        assertThat(shown(image.monochrome1())).containsExactly(255, 127, 0);
        assertThat(shown(image.text(Tag.PresentationLUTShape, "IDENTITY"))).containsExactly(255, 127, 0);
    }

    @Test
    void showsPaddingBlackAndLeavesItOutOfTheRange() throws IOException {
        assertThat(shown(ImageObject.grey(-2000 & 0xFFFF, 100, 200, 300)
                        .signed()
                        .with(ElementFactory.numbers(Tag.PixelPaddingValue, VR.SS, -2000))))
                .containsExactly(0, 0, 128, 255);
        assertThat(shown(ImageObject.grey(0, 100, 300).monochrome1().us(Tag.PixelPaddingValue, 0)))
                .containsExactly(0, 255, 0);
    }

    @Test
    void readsPaddingThatIsWrittenUnsignedInASignedImage() throws IOException {
        assertThat(shown(ImageObject.grey(-2000 & 0xFFFF, 100, 300).signed().us(Tag.PixelPaddingValue, 63536)))
                .containsExactly(0, 0, 255);
    }

    @Test
    void takesTheWholePaddingRangeInEitherOrder() throws IOException {
        ImageObject image = ImageObject.grey(65000, 65100, 65200, 100, 300);

        assertThat(shown(image.us(Tag.PixelPaddingValue, 65200).us(Tag.PixelPaddingRangeLimit, 65000)))
                .containsExactly(0, 0, 0, 0, 255);
        assertThat(shown(image.us(Tag.PixelPaddingValue, 65000).us(Tag.PixelPaddingRangeLimit, 65200)))
                .containsExactly(0, 0, 0, 0, 255);
    }

    @Test
    void showsAFrameOfNothingButPaddingBlack() throws IOException {
        assertThat(shown(ImageObject.grey(5, 5).us(Tag.PixelPaddingValue, 5))).containsExactly(0, 0);
    }

    @Test
    void looksModalityValuesUpAndClampsAtBothEnds() throws IOException {
        ImageObject image = ImageObject.grey(0, 10, 11, 12, 99)
                .sequence(
                        Tag.ModalityLUTSequence,
                        ImageObject.table(Tag.LUTDescriptor, Tag.LUTData, 10, 16, 0, 1000, 2000))
                .rescale("5", "5")
                .window("1000.5", "2001");

        assertThat(shown(image)).containsExactly(0, 0, 128, 255, 255);
    }

    @Test
    void looksGreyUpInAVoiLutOfNegativeInput() throws IOException {
        ImageObject image = ImageObject.grey(0, 23, 24, 25, 4000)
                .rescale("1", "-1024")
                .sequence(
                        Tag.VOILUTSequence,
                        ImageObject.table(Tag.LUTDescriptor, Tag.LUTData, -1001, 12, 4095, 2048, 1024));

        assertThat(shown(image)).containsExactly(255, 255, 128, 64, 64);
    }

    @Test
    void readsATableTooLongForTheHeaderFromTheFile() throws IOException {
        byte[] words = new byte[2 << 16];
        for (int i = 0; i < 1 << 16; i++) {
            words[2 * i] = (byte) (65535 - i);
            words[2 * i + 1] = (byte) (65535 - i >> 8);
        }
        DataSet table = new DataSet()
                .put(ElementFactory.numbers(Tag.LUTDescriptor, VR.US, 0, 0, 16))
                .put(ElementFactory.bytes(Tag.LUTData, VR.OW, words));
        ImageObject image = ImageObject.grey(0, 32768, 65535).sequence(Tag.VOILUTSequence, table);

        assertThat(shown(image)).containsExactly(255, 127, 0);
        assertThat(shown(image.bigEndian())).containsExactly(255, 127, 0);
    }

    @Test
    void passesOverATableThatIsBroken() throws IOException {
        DataSet broken = new DataSet().put(ElementFactory.numbers(Tag.LUTDescriptor, VR.US, 3, 0));

        assertThat(shown(ImageObject.grey(100, 200, 300).sequence(Tag.VOILUTSequence, broken, new DataSet())))
                .containsExactly(0, 128, 255);
    }

    @Test
    void prefersTheFramesOwnFunctionalGroupThenTheShared() throws IOException {
        ImageObject image = ImageObject.grey(3, new int[] {0, 50, 100, 0, 50, 100, 0, 50, 100})
                .us(Tag.Rows, 1)
                .text(Tag.NumberOfFrames, "3")
                .window("5", "5")
                .rescale("1000", "1000")
                .sequence(Tag.SharedFunctionalGroupsSequence, group("2", "200.5", "201"))
                .sequence(
                        Tag.PerFrameFunctionalGroupsSequence,
                        group("1", "50.5", "101"),
                        group("1", "NaN", "NaN"),
                        new DataSet());

        assertThat(shown(image, 1)).as("own").containsExactly(0, 128, 255);
        assertThat(shown(image, 2)).as("own rescale, shared window").containsExactly(0, 0, 0);
        assertThat(shown(image, 3)).as("shared").containsExactly(0, 0, 128);
    }

    @Test
    void showsUnsignedValuesOf32Bits() throws IOException {
        ImageObject image = ImageObject.grey(0, 0, 0, 0, 0, 0x8000, 0xFFFF, 0xFFFF);
        image.us(Tag.Columns, 4).us(Tag.BitsAllocated, 32).bitsStored(32);

        assertThat(shown(image)).containsExactly(0, 0, 128, 255);
    }

    private static DataSet group(String slope, String center, String width) {
        DataSet window = new DataSet()
                .put(ElementFactory.text(Tag.WindowCenter, center))
                .put(ElementFactory.text(Tag.WindowWidth, width));
        DataSet rescale = new DataSet()
                .put(ElementFactory.text(Tag.RescaleSlope, slope))
                .put(ElementFactory.text(Tag.RescaleIntercept, "0"));
        return new DataSet()
                .put(new SequenceElement(Tag.FrameVOILUTSequence, List.of(window)))
                .put(new SequenceElement(Tag.PixelValueTransformationSequence, List.of(rescale)));
    }

    private static ValueElement raw(int tag, String value) {
        return ElementFactory.bytes(tag, VR.DS, value.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<Integer> shown(ImageObject image) throws IOException {
        return shown(image, 1);
    }

    private static List<Integer> shown(ImageObject image, int frame) throws IOException {
        return levels(image.renderer().image(RenderingRequest.of(frame, ImageFormat.PNG)));
    }

    private static List<Integer> shown(ImageObject image, String window) throws IOException {
        return levels(
                image.renderer().image(RenderingRequest.of(1, ImageFormat.PNG).with(Window.parse(window))));
    }

    private static List<Integer> levels(DisplayImage picture) {
        assertThat(picture.channels()).isEqualTo(1);
        return IntStream.range(0, picture.width())
                .mapToObj(x -> picture.sample(x, 0, 0))
                .toList();
    }
}

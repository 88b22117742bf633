package io.yingdun.dicom.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.rendering.RenderingException.Reason;
import io.yingdun.dicom.testkit.ImageObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out, and what is said where nothing does. */
class ImageRendererTest {

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void writesEachFormatSoThatOthersReadIt(ImageFormat format) throws IOException {
        int[] values = new int[16 * 16];
        Arrays.fill(values, 128, 256, 4095);
        ImageObject image = ImageObject.grey(16, values);

        BufferedImage read = read(image.renderer().render(RenderingRequest.of(1, format)));

        assertThat(read.getWidth()).isEqualTo(16);
        assertThat(read.getRaster().getNumBands()).isEqualTo(1);
        assertThat(read.getRGB(8, 0) & 0xFF).isLessThan(4);
        assertThat(read.getRGB(8, 15) & 0xFF).isGreaterThan(251);
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void writesColourInTheRightOrder(ImageFormat format) throws IOException {
        int[] samples = new int[16 * 3];
        for (int x = 0; x < 16; x++) {
            samples[3 * x] = 200;
            samples[3 * x + 1] = 100;
            samples[3 * x + 2] = 50;
        }

        BufferedImage read =
                read(ImageObject.colour("RGB", 16, samples).renderer().render(RenderingRequest.of(1, format)));

        assertThat(read.getRGB(7, 0) >> 16 & 0xFF).isBetween(197, 203);
        assertThat(read.getRGB(7, 0) >> 8 & 0xFF).isBetween(97, 103);
        assertThat(read.getRGB(7, 0) & 0xFF).isBetween(47, 53);
    }

    @Test
    void makesSmallerFilesOfLessQuality() throws IOException {
        ImageRenderer renderer = ImageObject.grey(
                        64, new Random(7).ints(64 * 64, 0, 4096).toArray())
                .renderer();

        byte[] good = renderer.render(new RenderingRequest(1, null, null, ImageFormat.JPEG, 95));
        byte[] poor = renderer.render(new RenderingRequest(1, null, null, ImageFormat.JPEG, 10));

        assertThat(poor.length).isLessThan(good.length / 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, -1})
    void refusesAQualityThatMeansNothing(int quality) {
        fails(
                Reason.INVALID_PARAMETER,
                () -> ImageObject.grey(1)
                        .renderer()
                        .render(new RenderingRequest(1, null, null, ImageFormat.JPEG, quality)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1,2,3,4", "a,b", "1,0", "1,-3,LINEAR_EXACT", "1,2,CUBIC", "NaN,1", "1,Infinity"})
    void refusesAWindowThatMeansNothing(String window) {
        fails(Reason.INVALID_PARAMETER, () -> Window.parse(window));
    }

    @Test
    void readsTheFunctionAsTheWebAndAsTheDataSetWriteIt() throws IOException {
        assertThat(Window.parse("-10.5,1,linear-exact")).isEqualTo(Window.parse("-10.5,1,LINEAR_EXACT"));
        assertThat(Window.parse("1,2,sigmoid").function()).isEqualTo(VoiLutFunction.SIGMOID);
        assertThat(Window.parse("1,2").function()).isEqualTo(VoiLutFunction.LINEAR);
    }

    @Test
    void makesTheThumbnailOfTheMiddleFrame() throws IOException {
        int[] frames = new int[5 * 64];
        Arrays.fill(frames, 2 * 64, 3 * 64, 200);
        ImageObject image = ImageObject.grey(8, frames)
                .us(Tag.Rows, 8)
                .text(Tag.NumberOfFrames, "5")
                .window("100", "200");

        BufferedImage read = read(image.renderer().thumbnail(4, ImageFormat.JPEG));

        assertThat(read.getWidth()).isEqualTo(4);
        assertThat(read.getRGB(2, 2) & 0xFF).isGreaterThan(250);
    }

    @Test
    void neverEnlargesAThumbnail() throws IOException {
        DisplayImage picture = ImageObject.grey(3, new int[6]).renderer().thumbnailImage(128);

        assertThat(picture.width()).isEqualTo(3);
        assertThat(picture.height()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2, Integer.MAX_VALUE})
    void refusesAFrameThatIsNotThere(int frame) {
        fails(
                Reason.NO_SUCH_FRAME,
                () -> ImageObject.grey(1).renderer().render(RenderingRequest.of(frame, ImageFormat.PNG)));
    }

    @ParameterizedTest
    @CsvSource({
        UID.BasicTextSRStorage + ", STRUCTURED_REPORT",
        UID.KeyObjectSelectionDocumentStorage + ", KEY_OBJECT_SELECTION",
        UID.EncapsulatedPDFStorage + ", DOCUMENT",
        UID.TwelveLeadECGWaveformStorage + ", WAVEFORM",
        UID.GrayscaleSoftcopyPresentationStateStorage + ", PRESENTATION_STATE",
        UID.RTStructureSetStorage + ", RADIOTHERAPY",
        UID.RawDataStorage + ", OTHER",
        UID.CTImageStorage + ", OTHER",
        "1.2.3, OTHER"
    })
    void tellsWhatAnObjectWithoutPixelsIs(String sopClass, ObjectKind kind) {
        ImageObject object = ImageObject.grey(1).text(Tag.SOPClassUID, sopClass).without(Tag.PixelData);

        assertThatThrownBy(object::renderer).isInstanceOfSatisfying(RenderingException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.NOT_AN_IMAGE);
            assertThat(e.objectKind()).contains(kind);
        });
    }

    @Test
    void tellsVideoFromAnImage() {
        ImageObject object = ImageObject.compressed(
                TransferSyntax.of(UID.MPEG4HP41), "YBR_PARTIAL_420", 16, 16, new byte[] {0, 0, 0, 1});

        assertThatThrownBy(object::renderer)
                .isInstanceOfSatisfying(
                        RenderingException.class,
                        e -> assertThat(e.objectKind()).contains(ObjectKind.VIDEO));
    }

    @Test
    void callsPixelsUndecodableThatAreBrokenOrImpossible() {
        fails(
                Reason.UNDECODABLE_PIXEL_DATA,
                () -> ImageObject.grey(1, 2).us(Tag.Rows, 2).renderer());
        fails(
                Reason.UNDECODABLE_PIXEL_DATA,
                () -> ImageObject.grey(1).us(Tag.BitsAllocated, 7).renderer());
        fails(
                Reason.UNDECODABLE_PIXEL_DATA,
                () -> ImageObject.grey(1)
                        .us(Tag.Rows, 65535)
                        .us(Tag.Columns, 65535)
                        .renderer());
        fails(
                Reason.UNDECODABLE_PIXEL_DATA,
                () -> ImageObject.compressed(TransferSyntax.of(UID.JPEGLSLossless), "RGB", 1, 1, new byte[] {1, 2})
                        .renderer()
                        .thumbnail(8, ImageFormat.JPEG));
    }

    /** A byte of the header or the pixels changed: a picture or an exception of ours, never anything else. */
    @Test
    void survivesDamagedHeaders() {
        byte[] file = ImageObject.grey(4, new int[] {1, 2, 3, 4, 5, 6, 7, 8})
                .window("3", "4")
                .rescale("2", "-5")
                .us(Tag.PixelPaddingValue, 8)
                .text(Tag.PixelSpacing, "1", "2")
                .sequence(Tag.VOILUTSequence, ImageObject.table(Tag.LUTDescriptor, Tag.LUTData, 0, 12, 0, 100, 4095))
                .with(ElementFactory.text(Tag.PresentationLUTShape, "IDENTITY"))
                .file();
        Random random = new Random(20);
        int pictures = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = file.clone();
            damaged[200 + random.nextInt(file.length - 200)] ^= (byte) (1 << random.nextInt(8));
            try {
                pictures += ImageObject.renderer(damaged).thumbnail(16, ImageFormat.JPEG).length > 0 ? 1 : 0;
            } catch (IOException e) {
                assertThat(e).isInstanceOf(DicomException.class);
            }
        }
        assertThat(pictures).isGreaterThan(1500);
    }

    private static void fails(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RenderingException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }
}

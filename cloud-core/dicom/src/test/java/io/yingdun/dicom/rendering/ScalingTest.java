package io.yingdun.dicom.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.rendering.RenderingException.Reason;
import io.yingdun.dicom.testkit.ImageObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Viewport, source region and the shape of pixels (PS3.18 §8.3.5.1.3, PS3.3 10.7.1.3). */
class ScalingTest {

    @Test
    void averagesTheAreaThatATargetPixelCovers() throws IOException {
        assertThat(row(square(0, 100, 200, 50), "2,1")).containsExactly(50, 125);
        assertThat(row(square(0, 90, 30), "2,1")).containsExactly(30, 50);
    }

    @Test
    void averagesInBothDirections() throws IOException {
        ImageObject image = ImageObject.grey8(0, 40, 80, 200).us(Tag.Columns, 2).us(Tag.Rows, 2);

        assertThat(row(image, "1,1")).containsExactly(80);
    }

    @Test
    void interpolatesBetweenPixelsWhenItEnlarges() throws IOException {
        assertThat(row(square(0, 100), "4,9")).containsExactly(0, 25, 75, 100);
    }

    @Test
    void keepsTheAspectInABoxOfAnotherShape() throws IOException {
        assertThat(size(grey(200, 100), "50,50")).isEqualTo("50x25");
        assertThat(size(grey(100, 200), "300,50")).isEqualTo("25x50");
        assertThat(size(grey(1000, 1), "10,10")).isEqualTo("10x1");
    }

    @Test
    void showsARegionMirroredWhereItsSizeIsNegative() throws IOException {
        ImageObject image = square(0, 10, 20, 30, 40);

        assertThat(row(image, "3,1,1,0,3,1")).containsExactly(10, 20, 30);
        assertThat(row(image, "3,1,1,0,-3,1")).containsExactly(30, 20, 10);
        assertThat(row(image, "2,1,3,,,")).containsExactly(30, 40);
        ImageObject column = ImageObject.grey8(0, 10, 20).us(Tag.Columns, 1).us(Tag.Rows, 3);
        DisplayImage picture = picture(column, "1,3,0,0,1,-3");
        assertThat(List.of(picture.sample(0, 0, 0), picture.sample(0, 1, 0), picture.sample(0, 2, 0)))
                .containsExactly(20, 10, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,1",
                "-1,1",
                "1",
                "1,1,1",
                "x,1",
                "1,1,5,0,1,1",
                "1,1,0,0,6,1",
                "1,1,-1,0,1,1",
                "1,1,0,0,0,1",
                "1.5,1",
                ",",
                "1,1,999999999,0,999999999,1"
            })
    void refusesAViewportThatMeansNothing(String viewport) {
        assertThatThrownBy(() -> row(square(0, 1, 2, 3, 4), viewport))
                .isInstanceOfSatisfying(
                        RenderingException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_PARAMETER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40000,40000", "999999999,999999999"})
    void refusesAPictureBeyondTheLimit(String viewport) {
        assertThatThrownBy(() -> row(square(0, 1), viewport))
                .isInstanceOfSatisfying(
                        RenderingException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @ParameterizedTest
    @CsvSource({
        "PixelSpacing, 2\\1, 10x20",
        "PixelSpacing, 0.5\\1, 20x10",
        "ImagerPixelSpacing, 2\\1, 10x20",
        "PixelAspectRatio, 1\\2, 20x10",
        "PixelSpacing, 0.7\\0.7, 10x10"
    })
    void showsPixelsInTheirTrueShape(String keyword, String value, String size) throws IOException {
        int tag = switch (keyword) {
            case "PixelSpacing" -> Tag.PixelSpacing;
            case "ImagerPixelSpacing" -> Tag.ImagerPixelSpacing;
            default -> Tag.PixelAspectRatio;
        };

        assertThat(size(grey(10, 10).text(tag, value.split("\\\\")), null)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.2", "0.2\\0\\0.2", "0\\0.2", "NaN\\1", "-1\\1", "1\\1000", "0.2\0\0.2"})
    void takesPixelsAsSquareWhereTheirSpacingMeansNothing(String spacing) throws IOException {
        assertThat(size(grey(10, 10).text(Tag.PixelSpacing, spacing.split("\\\\")), null))
                .isEqualTo("10x10");
    }

    @Test
    void takesTheSpacingOfTheFramesFunctionalGroup() throws IOException {
        DataSet measures = new DataSet().put(ElementFactory.text(Tag.PixelSpacing, "3", "1"));
        DataSet shared = new DataSet().put(new SequenceElement(Tag.PixelMeasuresSequence, List.of(measures)));

        assertThat(size(
                        grey(10, 10)
                                .text(Tag.PixelSpacing, "1", "1")
                                .sequence(Tag.SharedFunctionalGroupsSequence, shared),
                        null))
                .isEqualTo("10x30");
    }

    @Test
    void fitsNonSquarePixelsIntoTheViewport() throws IOException {
        assertThat(size(grey(100, 100).text(Tag.PixelSpacing, "2", "1"), "50,50"))
                .isEqualTo("25x50");
    }

    private static ImageObject square(int... values) {
        return ImageObject.grey8(values);
    }

    private static ImageObject grey(int columns, int rows) {
        return ImageObject.grey(columns, new int[columns * rows]);
    }

    private static List<Integer> row(ImageObject image, String viewport) throws IOException {
        DisplayImage picture = picture(image, viewport);
        return IntStream.range(0, picture.width())
                .mapToObj(x -> picture.sample(x, 0, 0))
                .toList();
    }

    private static String size(ImageObject image, @Nullable String viewport) throws IOException {
        DisplayImage picture = picture(image, viewport);
        return picture.width() + "x" + picture.height();
    }

    private static DisplayImage picture(ImageObject image, @Nullable String viewport) throws IOException {
        RenderingRequest plain = RenderingRequest.of(1, ImageFormat.PNG);
        return image.renderer().image(viewport == null ? plain : plain.with(Viewport.parse(viewport)));
    }
}

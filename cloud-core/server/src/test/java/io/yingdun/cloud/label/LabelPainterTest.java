package io.yingdun.cloud.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.yingdun.foundation.print.ChineseFont;
import io.yingdun.foundation.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPainterTest {

    private static final LabelSettings SIZE = new LabelSettings("", 60, 40, 8);
    private static final String LINK = "https://images.hospital.example/q#Zk1X0r8yq5W3vB7nT2mC9dL4sH6gJ0aPfEuRiQoYxKw";

    private static Label label(String number, String... name) {
        return new Label(number, List.of(List.of(name), List.of("男 1980-01-02", "M 1980-01-02")), LINK);
    }

    private static BufferedImage drawn(String number, String... name) {
        return new LabelPainter(SIZE).draw(label(number, name));
    }

    private static byte[] bits(BufferedImage label) {
        return ((DataBufferByte) label.getRaster().getDataBuffer()).getData();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A7", "20260105000123", "CT-2026-00123", "12345678901234567890123456789012"})
    void scannersReadTheNumberAndTheLink(String number) {
        BufferedImage label = drawn(number, "Zhang San");
        assertThat(LabelReader.code128(label)).contains(number);
        assertThat(LabelReader.qr(label)).contains(LINK);
    }

    @ParameterizedTest
    @CsvSource({"50, 30, 8", "100, 60, 12", "40, 30, 12"})
    void otherSizesAreReadAsWell(int width, int height, int dots) {
        BufferedImage label =
                new LabelPainter(new LabelSettings("", width, height, dots)).draw(label("20260105000123", "Zhang San"));
        assertThat(LabelReader.code128(label)).contains("20260105000123");
        assertThat(LabelReader.qr(label)).contains(LINK);
    }

    @Test
    void thePagesHaveTheLabelsSizeAndItsDots() throws IOException {
        byte[] pdf = LabelFile.pdf(List.of(drawn("A7", "Zhang San"), drawn("A8", "Li Si")), SIZE);
        List<BufferedImage> pages = PrintedLabels.of(pdf);
        assertThat(pages).hasSize(2).allSatisfy(page -> {
            assertThat(page.getWidth()).isEqualTo(480);
            assertThat(page.getHeight()).isEqualTo(320);
        });
        assertThat(LabelReader.code128(pages.get(1))).contains("A8");
    }

    @Test
    void namesAreShownInChinese() {
        assumeThat(ChineseFont.installed()).isPresent();
        assertThat(bits(drawn("A7", "张三", "Zhang San"))).isNotEqualTo(bits(drawn("A7", "李四", "Zhang San")));
    }

    /** U+10FFFD is nobody's character. */
    @Test
    void aNameThatTheFontHasNotIsShownInItsOtherScript() {
        assertThat(bits(drawn("A7", "\udbff\udffd", "Zhang San"))).isEqualTo(bits(drawn("A7", "Zhang San")));
    }

    @Test
    void aNumberThatIsTooLongForTheLabelIsRefusedWithTheWidthThatItNeeds() {
        assertThatThrownBy(() -> drawn("X".repeat(40), "Zhang San"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("needs a label of 124 mm");
    }

    @Test
    void aNumberWithoutBarCodeIsRefused() {
        assertThatThrownBy(() -> drawn("检1", "Zhang San"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Code 128");
    }
}

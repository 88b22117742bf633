package io.yingdun.watermark.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.testkit.Screens;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenViewTest {

    @TempDir
    private Path directory;

    private Path png(BufferedImage image) throws Exception {
        Path file = directory.resolve("picture.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Test
    void showsWholeAndScreenAsEachByItself() throws Exception {
        Path file = png(Screens.TEXT.of(60, 40, 1));
        Quadrilateral screen = Quadrilateral.rectangle(10, 5, 50, 35);

        ScreenView.WholeAndScreen both = ScreenView.both(file, screen, 50);

        assertThat(both.whole().rgb())
                .isEqualTo(ScreenView.of(file, null, false, 50).rgb());
        assertThat(both.screen().rgb())
                .isEqualTo(ScreenView.of(file, screen, false, 50).rgb());
        assertThat(ScreenView.both(file, null, 50).screen()).isNull();
    }

    @Test
    void showsTransparentPixelsAsTheTracerReadsThem() throws Exception {
        BufferedImage clear = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0x00123456);
        clear.setRGB(1, 0, 0xff102030);
        clear.setRGB(2, 0, 0x80000000);
        Path file = png(clear);

        Pixels shown = ScreenView.of(file, null, false, 1600);

        assertThat(shown.rgb()).containsExactly(0xffffffff, 0xff102030, 0xff7f7f7f);
        assertThat(shown.rgb()).isEqualTo(PictureReader.readPixels(file).rgb());
    }
}

package io.yingdun.stack.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class DrawingTest {

    @Test
    void drawsTheSamePixelsEachTime() {
        assertThat(pixels(new Radiograph())).isEqualTo(pixels(new Radiograph()));
        assertThat(pixels(new ReadingScreen())).isEqualTo(pixels(new ReadingScreen()));
    }

    @Test
    void readingScreenIsDark() {
        assertThat(meanGrey(new ReadingScreen())).isLessThan(50);
    }

    @Test
    void radiographIsMostlyMidGrey() {
        assertThat(meanGrey(new Radiograph())).isBetween(60.0, 160.0);
    }

    private static double meanGrey(Drawing drawing) {
        int[] pixels = pixels(drawing);
        double sum = 0;
        for (int pixel : pixels) {
            sum += (pixel >> 8) & 0xFF;
        }
        return sum / pixels.length;
    }

    private static int[] pixels(Drawing drawing) {
        BufferedImage image = drawing.image(400, 300);
        return image.getRGB(0, 0, 400, 300, null, 0, 400);
    }
}

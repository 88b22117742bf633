package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.media.PictureReader;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.testkit.Capture;
import io.yingdun.watermark.testkit.PhoneCamera;
import io.yingdun.watermark.testkit.ScreenOptics;
import io.yingdun.watermark.testkit.Screens;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What one picture of a leak leaves for the next, and all of them for the verdict. */
class SeveralPicturesTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final PhoneCamera CAMERA = new PhoneCamera(2000, 1500, 0.8, 0.006, 4000, 4, 4, 0.3, 90);
    private static final List<Token> LISTED = List.of(new Token(1001), new Token(1002));
    private static final Token UNLISTED = new Token(0x123456789abcL);
    private static final TokenPopulation POPULATION = TokenPopulation.of(KEY, LISTED);

    @Test
    void tellTogetherOfATokenThatIsNotListedWhatNoneTellsAlone() throws PictureException {
        List<Footage> pictures = new ArrayList<>();
        for (int i : new int[] {0, 1, 2, 4, 6, 7, 8, 9}) {
            Footage small = Footage.of(Capture.of(Screens.TEXT.of(800, 600, 7 + i))
                    .marked(KEY, UNLISTED, Strength.ofLevel(4), 1.0)
                    .cropped(31 + 40 * i, 77 + 20 * i, 165, 165)
                    .jpeg(93)
                    .picture());
            assertThat(((CannotTell) trace(small).verdict()).reason()).isNotEqualTo(CannotTell.Reason.TOKEN_NOT_LISTED);
            pictures.add(small);
        }

        CannotTell together =
                (CannotTell) trace(pictures.toArray(Footage[]::new)).verdict();

        assertThat(together.reason()).isEqualTo(CannotTell.Reason.TOKEN_NOT_LISTED);
        assertThat(together.advice()).isEmpty();
    }

    @Test
    void screenshotAfterAPhotoIsReadAsAScreenshot() throws PictureException {
        Capture left = Capture.of(Screens.TEXT.of(900, 700, 1)).marked(KEY, LISTED.get(0), 1.0);
        Capture right = Capture.of(Screens.DARK.of(900, 700, 2)).marked(KEY, LISTED.get(1), 1.0);
        BufferedImage desk = Screens.GREY.of(1800, 700, 0);
        Footage both = Footage.of(
                right.pastedOn(left.pastedOn(desk, 0, 0).image(), 900, 0).picture());

        Together alone = trace(both);
        Together after = trace(Footage.of(photoOfAnUnlistedToken()), both);

        assertThat(after.picture()).isEqualTo(1);
        assertThat(after.verdict().matches())
                .hasSize(2)
                .isEqualTo(alone.verdict().matches());
    }

    private static Picture photoOfAnUnlistedToken() throws PictureException {
        BufferedImage marked = Capture.of(Screens.TEXT.of(1280, 800, 7))
                .marked(KEY, UNLISTED, 1.0)
                .image();
        ScreenOptics held = ScreenOptics.frontal(1.3).turned(12, -7, 3);
        return PictureReader.read(CAMERA.photo(marked, held, new Random(5)));
    }

    private static Together trace(Footage... pictures) throws PictureException {
        return new Tracer(KEY).traceTogether(List.of(pictures), POPULATION, TraceListener.NONE);
    }
}

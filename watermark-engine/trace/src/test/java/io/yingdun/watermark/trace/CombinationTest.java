package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.signal.PilotSearch;
import io.yingdun.watermark.signal.TileSpectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On spectra that are made and not taken from pictures. */
class CombinationTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final Carrier CARRIER = Carrier.of(KEY.carrierKey());
    private static final TokenCode CODE = new TokenCode(KEY);
    private static final Token TOKEN = new Token(77);
    private static final Token UNLISTED = new Token(78);
    private static final double FAINT = 0.14;
    private static final double CLEAR = 0.5;

    private static TokenPopulation population;

    private PayloadTest payload;
    private Combination combination;

    @BeforeAll
    static void issueTokens() {
        List<Token> tokens = new ArrayList<>(List.of(TOKEN));
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            tokens.add(Token.random(random));
        }
        population = TokenPopulation.of(KEY, tokens);
    }

    @BeforeEach
    void begin() {
        payload = new PayloadTest(CARRIER, CODE, population);
        combination = new Combination();
    }

    @Test
    void twoPicturesNameWhatNeitherTellsAlone() {
        read(0, 2, 12, FAINT, 1);
        read(1, 1, 15, FAINT, 2);
        Combination.Outcome outcome = combination.test(payload);
        assertThat(outcome).isNotNull();
        assertThat(outcome.found().scored().token()).isEqualTo(TOKEN);
        assertThat(outcome.found().probability()).isLessThan(Charge.THRESHOLD);
        assertThat(outcome.picture()).isEqualTo(1);
    }

    @Test
    void secondBestGeometryOfAPictureIsTriedToo() {
        payload.beginPicture(2);
        payload.test(spectrum(0, 3), shift(14), geometry());
        payload.test(spectrum(FAINT, 4), shift(11), geometry());
        combination.add(0, payload.readings());
        read(1, 1, 15, FAINT, 2);
        Combination.Outcome outcome = combination.test(payload);
        assertThat(outcome).isNotNull();
        assertThat(outcome.found().scored().token()).isEqualTo(TOKEN);
    }

    @Test
    void picturesWithoutAMarkNameNobody() {
        for (int i = 0; i < 8; i++) {
            read(i, 8 - i, 10 + i, 0, 100 + i);
        }
        assertThat(combination.test(payload)).isNull();
        assertThat(payload.tests()).isEqualTo(8 + 7);
    }

    @Test
    void onePictureIsNotTakenTogetherWithItself() {
        read(0, 1, 12, FAINT, 1);
        assertThat(combination.test(payload)).isNull();
        assertThat(payload.tests()).isEqualTo(1);
    }

    @Test
    void geometriesThatAgreeInTwoFramesAreNoTokenThatIsNotListed() {
        Point middle = new Point(400, 300);
        payload.beginPicture(2);
        payload.test(spectrum(UNLISTED, CLEAR, 1), shift(12), geometry());
        payload.beginPicture(1);
        payload.test(spectrum(UNLISTED, CLEAR, 2), shift(12), almost(geometry()));
        assertThat(CannotTellReasons.isClear(payload.seen().clear(), middle)).isFalse();

        payload.test(spectrum(UNLISTED, CLEAR, 3), shift(12), geometry());
        assertThat(CannotTellReasons.isClear(payload.seen().clear(), middle)).isTrue();
    }

    /** The same place to a pixel, told from another side. */
    private static Projection almost(Projection geometry) {
        return geometry.after(Homography.translation(0.5, 0));
    }

    /** One reading of a picture, which names nobody. */
    private void read(int picture, int left, double pilot, double amplitude, long seed) {
        payload.beginPicture(left);
        assertThat(payload.test(spectrum(amplitude, seed), shift(pilot), geometry()))
                .isNull();
        combination.add(picture, payload.readings());
    }

    /** The token's chips at this amplitude in noise of power 1 a coefficient. */
    private static TileSpectrum spectrum(double amplitude, long seed) {
        return spectrum(TOKEN, amplitude, seed);
    }

    private static TileSpectrum spectrum(Token token, double amplitude, long seed) {
        Codeword codeword = CODE.encode(token);
        Random random = new Random(seed);
        float[] coefficients = new float[Codeword.CHIPS];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = (float) (amplitude * codeword.chip(i) + Math.sqrt(0.5) * random.nextGaussian());
        }
        return new TileSpectrum(new float[2 * CARRIER.pilot().size()], coefficients);
    }

    private static PilotSearch.Shift shift(double pilot) {
        return new PilotSearch.Shift(0, 0, pilot);
    }

    private static Projection geometry() {
        return Projection.of(Homography.IDENTITY);
    }
}

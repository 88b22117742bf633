package io.yingdun.watermark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.carrier.TileSignal;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.View;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On a residual that is made and not filtered from a picture. */
class ScaledSearchTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final Carrier CARRIER = Carrier.of(KEY.carrierKey());
    private static final TokenCode CODE = new TokenCode(KEY);
    private static final Token TOKEN = new Token(5);
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    @Test
    void sizeThatManyReportedDisplaysHaveTakesThePlaceOfNoOther() {
        PayloadTest payload = new PayloadTest(CARRIER, CODE, TokenPopulation.of(KEY, List.of(TOKEN)));
        ScaledSearch search = new ScaledSearch(CARRIER, new GeometrySearch(CARRIER, payload));
        Display usual = new Display(WIDTH, HEIGHT, 1);
        Display dense = new Display(2 * WIDTH, 2 * HEIGHT, 1.5);
        Residual residual = mixed(dense.unit());

        PayloadTest.Found found =
                search.reportedWhole(new View(residual, Homography.IDENTITY), List.of(usual, usual, dense));

        assertThat(found).isNotNull();
        assertThat(found.scored().token()).isEqualTo(TOKEN);
    }

    /** The token at this scale, and over it so many others at the usual one that only their pilot is left. */
    private static Residual mixed(double scale) {
        Random random = new Random(3);
        float[] values = new float[WIDTH * HEIGHT];
        add(values, TOKEN, scale, 1);
        for (int i = 0; i < 16; i++) {
            add(values, Token.random(random), 1, 0.2);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) random.nextGaussian();
        }
        return new Residual(WIDTH, HEIGHT, 1, values);
    }

    private static void add(float[] values, Token token, double scale, double amplitude) {
        int period = 1024;
        Codeword codeword = CODE.encode(token);
        double[] tile = TileSignal.of(CARRIER, codeword, period);
        for (int y = 0; y < HEIGHT; y++) {
            int v = (int) Math.floor((y + 0.5) / scale * period / Carrier.REFERENCE_PERIOD) % period;
            for (int x = 0; x < WIDTH; x++) {
                int u = (int) Math.floor((x + 0.5) / scale * period / Carrier.REFERENCE_PERIOD) % period;
                values[y * WIDTH + x] += (float) (amplitude * tile[v * period + u]);
            }
        }
    }
}

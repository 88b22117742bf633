package io.yingdun.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.overlay.Tile;
import io.yingdun.watermark.trace.Match;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.Tracer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What the reference implementation in Python made of the same key, token and picture, as {@link StageBench} found it. */
class StageGoldenTest {
    private static final String TILE = "1d72039d2aa8d16aebe620cf";
    private static final double LEFT = 88;
    private static final double TOP = 41;

    /** With smoothing in eight bits. */
    private static final double STATISTIC = 29.78;

    private static final Fleet FLEET = StageBench.fleet();
    private static final Tile DRAWN = FLEET.tile(FLEET.codeword(FLEET.token(0)));

    @Test
    void drawsTheReferencesTileToThePixel() throws NoSuchAlgorithmException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * DRAWN.pixels().length);
        bytes.asIntBuffer().put(DRAWN.pixels());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
        assertThat(HexFormat.of().formatHex(hash)).startsWith(TILE);
    }

    @Test
    void findsTheReferencesPlaceAndStatistic() {
        Match match = new Tracer(FLEET.key())
                .trace(StageBench.picture(DRAWN), FLEET.population(), TraceListener.NONE)
                .matches()
                .get(0);
        Point start = match.gridToPicture().map(0, 0);
        assertThat(match.token()).isEqualTo(FLEET.token(0));
        assertThat(Math.IEEEremainder(start.x() - LEFT, DRAWN.period())).isCloseTo(0, within(0.5));
        assertThat(Math.IEEEremainder(start.y() - TOP, DRAWN.period())).isCloseTo(0, within(0.5));
        assertThat(match.statistic()).isCloseTo(STATISTIC, within(0.5));
    }
}

package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

/**
 * Traces a picture as {@link Tracer} does and counts the detection statistics of all tokens, where a verdict tells only
 * the highest: the tail by which the bound on false accusations is examined.
 *
 * <p>A trace keeps what it read in the two geometries whose pilot stood clearest; those are counted. They are chosen by
 * the pilot alone, which favours no token. Public for the benches, which the test jar goes to.
 */
public final class TokenStatistics {
    private final WatermarkKey key;
    private final TokenPopulation population;
    private final byte[] codewords;
    private final double[] limits;

    /**
     * What a trace came to.
     *
     * @param counted statistics, one for each token and kept geometry
     * @param beyond how many of them exceed each limit
     * @param highest of them
     */
    public record Counted(TraceVerdict verdict, long counted, long[] beyond, double highest) {}

    /** Among these tokens; counts beyond these limits, in rising order. Keeps 144 bytes a token. */
    public TokenStatistics(WatermarkKey key, List<Token> tokens, double... limits) {
        this.key = key;
        this.population = TokenPopulation.of(key, tokens);
        this.limits = limits.clone();
        TokenCode code = new TokenCode(key);
        codewords = new byte[tokens.size() * Codeword.LENGTH];
        for (int i = 0; i < tokens.size(); i++) {
            System.arraycopy(code.encode(tokens.get(i)).bytes(), 0, codewords, i * Codeword.LENGTH, Codeword.LENGTH);
        }
    }

    public Counted trace(Picture picture) throws PictureException {
        Trace trace = new Trace(Carrier.of(key.carrierKey()), new TokenCode(key), population, TraceListener.NONE);
        TraceVerdict verdict = trace.run(Footage.of(picture), TraceHints.NONE);
        long[] beyond = new long[limits.length];
        double highest = 0;
        long counted = 0;
        for (PayloadTest.Reading reading : payloadOf(trace).readings()) {
            highest = Math.max(highest, count(reading.chips(), beyond));
            counted += population.size();
        }
        return new Counted(verdict, counted, beyond, highest);
    }

    /** The search itself has no use for them, so it hands them to nobody. */
    private static PayloadTest payloadOf(Trace trace) {
        try {
            Field field = Trace.class.getDeclaredField("payload");
            field.setAccessible(true);
            return (PayloadTest) field.get(trace);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a trace has no payload test any more", e);
        }
    }

    private double count(SoftChips chips, long[] beyond) {
        double highest = 0;
        float[] values = chips.values();
        double[] byByte = new double[Codeword.LENGTH << Byte.SIZE];
        for (int i = 0; i < byByte.length; i++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                double chip = values[Byte.SIZE * (i >> Byte.SIZE) + bit];
                byByte[i] += (i >> (7 - bit) & 1) == 0 ? chip : -chip;
            }
        }
        for (int first = 0; first < codewords.length; first += Codeword.LENGTH) {
            double sum = 0;
            for (int i = 0; i < Codeword.LENGTH; i++) {
                sum += byByte[i << Byte.SIZE | codewords[first + i] & 0xff];
            }
            double statistic = sum / chips.norm();
            highest = Math.max(highest, statistic);
            int at = Arrays.binarySearch(limits, statistic);
            for (int limit = 0; limit < (at < 0 ? -at - 1 : at); limit++) {
                beyond[limit]++;
            }
        }
        return highest;
    }
}

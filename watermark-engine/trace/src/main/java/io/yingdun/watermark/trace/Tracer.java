package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.Picture;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.payload.TokenCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * Reads the mark of one site out of pictures.
 *
 * <p>Handles screenshots: lossless or JPEG, cropped, scaled, stretched, pasted into something else, captured from
 * displays of any scaling, one or several screens in a picture; and photos of screens, whole or in part, tilted and turned.
 * Thread-safe; a trace keeps about 25 bytes a picture pixel
 * and runs on the calling thread, its OpenCV parts on as many as {@code opencv_core.setNumThreads} allows.
 */
public final class Tracer {
    /** More pictures of one leak than this are not traced together. */
    public static final int MOST_TOGETHER = Combination.MOST_PICTURES;

    /** Tokens are named only where the bound on the probability of a false accusation is below this. */
    public static final double THRESHOLD = Charge.THRESHOLD;

    /** How the probability of a false accusation is stated, in a verdict's own terms. */
    public static final String BOUND =
            "population * charge * exp(-statistic^2 / 2), with charge 25 for each of the first 20 geometries tried and"
                    + " 500 for each later one and for each test of several pictures together";

    /** Why it holds. */
    public static final String BOUND_HOLDS =
            "Bentkus and Dzindzalieta's inequality and the union bound; holds for any picture while the key is secret";

    private final WatermarkKey key;
    private final Carrier carrier;
    private final TokenCode code;

    public Tracer(WatermarkKey key) {
        this.key = key;
        this.carrier = Carrier.of(key.carrierKey());
        this.code = new TokenCode(key);
    }

    /** Of this engine: another one may read the same picture a little differently. */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Tracer.class.getResourceAsStream("engine.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** The detection statistic that is just enough to name one token of so many, in the first geometries tried. */
    public static double statisticNeeded(long population) {
        return statisticNeeded(population, Charge.EARLY_CHARGE);
    }

    /** The same in a geometry that is charged so, see {@link TraceVerdict#charge}. */
    public static double statisticNeeded(long population, int charge) {
        return Charge.statisticNeeded(population, charge);
    }

    /** Bound on the probability that one token that is not in the picture reaches this statistic in one geometry. */
    public static double tailBound(double statistic) {
        return Math.exp(Charge.logTail(statistic));
    }

    /**
     * The tokens in this picture, or why none can be named.
     *
     * @throws java.util.concurrent.CancellationException if the listener says so
     */
    public TraceVerdict trace(Picture picture, TokenPopulation population, TraceListener listener) {
        return trace(picture, population, TraceHints.NONE, listener);
    }

    /** The same with what an officer knows about the picture. */
    public TraceVerdict trace(Picture picture, TokenPopulation population, TraceHints hints, TraceListener listener) {
        try {
            return trace(Footage.of(picture), population, hints, listener);
        } catch (PictureException e) {
            throw new IllegalStateException("a picture in memory cannot fail to be read", e);
        }
    }

    /**
     * The same for a video, whose frames add up to one picture; where the camera moved, as in a phone's video of a
     * screen, six of them are read each in its own geometry and their evidence is added up.
     *
     * @throws PictureException if a frame cannot be read
     */
    public TraceVerdict trace(Footage footage, TokenPopulation population, TraceHints hints, TraceListener listener)
            throws PictureException {
        requireOwn(population);
        return new Trace(carrier, code, population, listener).run(footage, hints);
    }

    /**
     * The tokens in several pictures or videos of one leak: each by itself, and where none is clear enough alone, all
     * together. For one to eight of them; the first that names a token ends the search.
     *
     * @throws PictureException if one cannot be read
     */
    public Together traceTogether(List<Footage> pictures, TokenPopulation population, TraceListener listener)
            throws PictureException {
        return traceTogether(pictures, Collections.nCopies(pictures.size(), TraceHints.NONE), population, listener);
    }

    /** The same with what is known about each picture. */
    public Together traceTogether(
            List<Footage> pictures, List<TraceHints> hints, TokenPopulation population, TraceListener listener)
            throws PictureException {
        requireOwn(population);
        if (hints.size() != pictures.size()) {
            throw new IllegalArgumentException("there are hints for each picture, or for none");
        }
        if (pictures.isEmpty() || pictures.size() > MOST_TOGETHER) {
            throw new IllegalArgumentException("one to " + MOST_TOGETHER + " pictures are traced together");
        }
        return pictures.size() == 1
                ? new Together(trace(pictures.get(0), population, hints.get(0), listener), 0)
                : new Trace(carrier, code, population, listener).run(pictures, hints);
    }

    private void requireOwn(TokenPopulation population) {
        if (!population.isUnder(key)) {
            throw new IllegalArgumentException("the population was encoded with another key than the tracer's");
        }
    }
}

package io.yingdun.watermark.photo;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Lens;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.signal.PilotSearch;
import io.yingdun.watermark.signal.Rectifier;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.TileFold;
import io.yingdun.watermark.signal.TileSpectrum;
import io.yingdun.watermark.signal.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the tile starts in a fitted plane, and which way up: at the places where the tones are strongest the keyed pilot
 * is looked for at every shift and in both directions. Six places x three sizes of window; about 10 ms each.
 */
final class SeedSearch {
    private static final int[] HALF_SIDES = {150, 260, 400};
    /** Times the median tone; stronger ones are picture texture. */
    static final double TONE_CUT = 2;

    private final Residual residual;
    private final Carrier carrier;
    private final PilotSearch pilot;

    /** A geometry that is right round (x, y) of the screen, and the pilot's score there. */
    record Seed(double score, Projection gridToField, double x, double y) {}

    SeedSearch(Residual residual, Carrier carrier) {
        this.residual = residual;
        this.carrier = carrier;
        this.pilot = new PilotSearch(carrier);
    }

    /** Upright and upside down at this place of the field, in this plane. */
    List<Seed> at(Homography planeToField, double fieldX, double fieldY) {
        Point place = planeToField.inverse().map(fieldX, fieldY);
        Homography here = planeToField.after(Homography.translation(place.x(), place.y()));
        Best upright = new Best();
        Best turned = new Best();
        for (int half : HALF_SIDES) {
            Window window = new Window(-half, -half, 2 * half, 2 * half);
            TileFold fold = TileFold.of(Rectifier.sample(residual, here, window), window);
            upright.offer(shift(fold));
            turned.offer(shift(fold.turned()));
        }
        List<Seed> seeds = new ArrayList<>();
        seeds.add(seed(here, upright.shift));
        seeds.add(seed(here.after(Homography.scaling(-1, -1)), turned.shift));
        return seeds;
    }

    private PilotSearch.Shift shift(TileFold fold) {
        TileSpectrum spectrum = TileSpectrum.ofPilot(fold, carrier).withTonesCut(TONE_CUT);
        return pilot.peaks(spectrum, 1).get(0);
    }

    private Seed seed(Homography here, PilotSearch.Shift shift) {
        double dx = centred(shift.dx());
        double dy = centred(shift.dy());
        Lens lens = new Lens(residual.width() / 2.0, residual.height() / 2.0, residual.width() / 2.0, 0);
        Projection gridToField = new Projection(here.after(Homography.translation(dx, dy)), lens);
        return new Seed(shift.score(), gridToField, -dx, -dy);
    }

    private static double centred(double shift) {
        return Math.IEEEremainder(shift, Carrier.REFERENCE_PERIOD);
    }

    private static final class Best {
        private PilotSearch.Shift shift = new PilotSearch.Shift(0, 0, 0);

        void offer(PilotSearch.Shift other) {
            shift = other.score() > shift.score() ? other : shift;
        }
    }
}

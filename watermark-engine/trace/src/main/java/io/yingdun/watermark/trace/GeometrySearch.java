package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.signal.PilotSearch;
import io.yingdun.watermark.signal.Rectifier;
import io.yingdun.watermark.signal.TileFold;
import io.yingdun.watermark.signal.TileSpectrum;
import io.yingdun.watermark.signal.View;
import io.yingdun.watermark.signal.Window;
import org.jspecify.annotations.Nullable;

/**
 * From a view to a token: tries geometries from the likely and cheap to the rare and dear, and tests the payload of each
 * that shows the pilot.
 *
 * <p>The pilot's score decides nothing: on dense text a wrong geometry, fitted to the text, reaches 25. Only the payload
 * accuses.
 */
final class GeometrySearch {
    private static final double LEAST_PILOT = 4.6;
    private static final double LEAST_PILOT_SCALED = 5.0;
    private static final int SHIFTS = 3;
    private static final int LARGEST_WINDOW = 2750;
    private static final int CENTRE_SHARE_PERCENT = 40;
    private static final int LEAST_CENTRE = 380;

    private final Carrier carrier;
    private final PilotSearch pilotSearch;
    private final PayloadTest payload;

    GeometrySearch(Carrier carrier, PayloadTest payload) {
        this.carrier = carrier;
        this.pilotSearch = new PilotSearch(carrier);
        this.payload = payload;
    }

    /** One screen pixel a picture pixel: no resampling, whole shifts. */
    PayloadTest.@Nullable Found atOriginalSize(View view) {
        Window whole = new Window(0, 0, view.width(), view.height());
        TileSpectrum spectrum = TileSpectrum.of(TileFold.of(view.residual().values(), whole), carrier);
        for (PilotSearch.Shift shift : pilotSearch.peaks(spectrum, SHIFTS)) {
            if (shift.score() > LEAST_PILOT) {
                Homography gridToField = Homography.translation(shift.dx(), shift.dy());
                PayloadTest.Found found = payload.test(
                        spectrum, shift, Projection.of(view.fieldToPicture().after(gridToField)));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Screen pixels of this size: shift from the middle or the whole, exact stretch from the pilot, payload. */
    PayloadTest.@Nullable Found atScale(View view, double sx, double sy) {
        Homography scaling = Homography.scaling(sx, sy);
        Window window = Rectifier.windowOf(view.residual(), scaling, LARGEST_WINDOW);
        float[] field = Rectifier.sample(view.residual(), scaling, window);
        Shown whole = shown(field, window);
        PilotSearch.Shift start = bestShift(whole.shift(), field, window);
        if (start.score() < LEAST_PILOT_SCALED) {
            return null;
        }
        Homography exact = scaling.after(PilotField.of(field, window, carrier).refine(start, sx == sy));
        PayloadTest.Found found = read(view, exact, shown(view, exact));
        return found != null ? found : read(view, scaling, whole);
    }

    /** What a field shows when its tiles are laid over each other, and where the pilot stands clearest in it. */
    private record Shown(TileSpectrum spectrum, PilotSearch.Shift shift) {}

    private Shown shown(View view, Homography gridToField) {
        Window window = Rectifier.windowOf(view.residual(), gridToField, LARGEST_WINDOW);
        return shown(Rectifier.sample(view.residual(), gridToField, window), window);
    }

    private Shown shown(float[] field, Window window) {
        TileSpectrum spectrum = TileSpectrum.of(TileFold.of(field, window), carrier);
        return new Shown(spectrum, pilotSearch.peaks(spectrum, 1).get(0));
    }

    private PayloadTest.@Nullable Found read(View view, Homography gridToField, Shown shown) {
        PilotSearch.Shift shift = shown.shift();
        if (shift.score() < LEAST_PILOT_SCALED) {
            return null;
        }
        Homography shifted = gridToField.after(Homography.translation(shift.dx(), shift.dy()));
        return payload.test(
                shown.spectrum(), shift, Projection.of(view.fieldToPicture().after(shifted)));
    }

    /** A scale that is a little wrong spoils the sum over the whole, but not over the middle. */
    private PilotSearch.Shift bestShift(PilotSearch.Shift ofWhole, float[] field, Window window) {
        Window centre = centre(window);
        if (centre.width() == window.width() && centre.height() == window.height()) {
            return ofWhole;
        }
        PilotSearch.Shift ofCentre = shown(crop(field, window, centre), centre).shift();
        return ofWhole.score() >= ofCentre.score() ? ofWhole : ofCentre;
    }

    private static Window centre(Window window) {
        return window.middle(
                Math.max(LEAST_CENTRE, window.width() * CENTRE_SHARE_PERCENT / 100),
                Math.max(LEAST_CENTRE, window.height() * CENTRE_SHARE_PERCENT / 100));
    }

    private static float[] crop(float[] field, Window from, Window to) {
        float[] out = new float[to.width() * to.height()];
        for (int y = 0; y < to.height(); y++) {
            int line = (to.top() - from.top() + y) * from.width() + to.left() - from.left();
            System.arraycopy(field, line, out, y * to.width(), to.width());
        }
        return out;
    }
}

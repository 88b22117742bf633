package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.photo.PhotoSearch;
import io.yingdun.watermark.trace.CannotTell.Advice;
import io.yingdun.watermark.trace.CannotTell.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns what was seen of an unattributed picture into a reason and advice. */
final class CannotTellReasons {
    /** So far above what the best of all innocent tokens reaches by chance, which happens about once in 250 traces. */
    private static final double BEYOND_CHANCE = 0.5;

    private static final double LIKELY_PILOT = 8;

    /** So high a pilot needs no second geometry that agrees with the first. */
    private static final double SURE_PILOT = 20;

    private static final double SAME_PLACE = 3;
    private static final double APART = 100;
    private static final int SMALL_SIDE = 400;

    /** Picture pixels a screen pixel. */
    private static final double LEAST_SCALE = 0.9;

    private CannotTellReasons() {}

    /** Of one or several pictures; the advice is for the one that came nearest to a name. */
    static CannotTell verdict(PayloadTest payload, Unnamed nearest) throws PictureException {
        PayloadTest.Highest highest = payload.highest();
        Reason reason = isClear(nearest) ? Reason.TOKEN_NOT_LISTED : reason(highest, payload.chanceStatisticOfAll());
        return new CannotTell(
                reason,
                reason == Reason.TOKEN_NOT_LISTED
                        ? List.of()
                        : advice(reason, nearest, PictureQuality.of(nearest.footage())),
                highest.statistic(),
                payload.tests(),
                highest.charge());
    }

    /** The picture that came nearest to a name: by a clear mark, else its statistic, else the tones of a screen. */
    static Unnamed nearest(List<Unnamed> pictures) {
        return pictures.stream()
                .max(Comparator.comparing((Unnamed picture) -> isClear(picture))
                        .thenComparingDouble(picture -> picture.seen().highest().statistic())
                        .thenComparingDouble(picture -> picture.plausible().tones()))
                .orElseThrow();
    }

    /** Without a clear mark, by the highest statistic that chance has reached in as many tests. */
    static Reason reason(PayloadTest.Highest highest, double chanceStatistic) {
        boolean likely = highest.statistic() > chanceStatistic + BEYOND_CHANCE && highest.pilot() > LIKELY_PILOT;
        return likely ? Reason.MARK_TOO_WEAK : Reason.NO_MARK_FOUND;
    }

    private static boolean isClear(Unnamed picture) {
        Footage footage = picture.footage();
        return picture.seen().isUnlisted()
                || isClear(picture.seen().clear(), new Point(footage.width() / 2.0, footage.height() / 2.0));
    }

    /**
     * One geometry can be fitted to text; two of one picture that were found apart are not fitted to the same place by
     * chance. Those of two frames are, where both show the same text.
     */
    static boolean isClear(List<PayloadTest.Clear> clear, Point middle) {
        for (int i = 0; i < clear.size(); i++) {
            if (clear.get(i).pilot() >= SURE_PILOT) {
                return true;
            }
            for (int j = 0; j < i; j++) {
                if (agree(clear.get(i).gridToPicture(), clear.get(j).gridToPicture(), middle)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean agree(Projection a, Projection b, Point middle) {
        return !a.equals(b)
                && sameTilePlace(a, b, middle.x(), middle.y())
                && sameTilePlace(a, b, middle.x() + APART, middle.y())
                && sameTilePlace(a, b, middle.x(), middle.y() + APART);
    }

    private static boolean sameTilePlace(Projection a, Projection b, double x, double y) {
        Point p = a.unmap(x, y);
        Point q = b.unmap(x, y);
        return Math.abs(Math.IEEEremainder(p.x() - q.x(), Carrier.REFERENCE_PERIOD)) < SAME_PLACE
                && Math.abs(Math.IEEEremainder(p.y() - q.y(), Carrier.REFERENCE_PERIOD)) < SAME_PLACE;
    }

    /** Of a mark that is missing or too weak: no better picture gets a token onto the list. */
    static List<Advice> advice(Reason reason, Unnamed picture, PictureQuality quality) {
        List<Advice> advice = new ArrayList<>();
        if (reason == Reason.NO_MARK_FOUND) {
            advice.add(Advice.UNMARKED_LIKELY);
        }
        if (quality.isPhoto()) {
            addOfPhoto(advice, quality, picture.plausible(), picture.hints().corners() != null);
        }
        Footage footage = picture.footage();
        boolean small = Math.min(footage.width(), footage.height()) < SMALL_SIDE;
        advice.add(small ? Advice.LARGER_PART : Advice.HIGHER_QUALITY);
        advice.add(Advice.LESS_SCALING);
        advice.add(small ? Advice.HIGHER_QUALITY : Advice.WHOLE_SCREEN);
        return advice;
    }

    private static void addOfPhoto(
            List<Advice> advice, PictureQuality quality, PhotoSearch.Plausible plausible, boolean cornersGiven) {
        if (plausible.isScreen() && plausible.scale() < LEAST_SCALE) {
            advice.add(Advice.CLOSER);
        }
        if (quality.isBlurred()) {
            advice.add(Advice.SHARPER);
        }
        if (quality.hasGlare()) {
            advice.add(Advice.LESS_GLARE);
        }
        if (!plausible.isFitted() && !cornersGiven) {
            advice.add(Advice.FOUR_CORNERS);
        }
    }
}

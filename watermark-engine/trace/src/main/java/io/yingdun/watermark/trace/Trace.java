package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One trace from footage to verdict: the order in which views and geometries are tried. */
final class Trace {
    private static final long LARGEST_FIELD = 24_000_000;
    private static final int MOST_MARKS = 4;
    private static final double LEAST_REST = 0.12;
    private static final int LEAST_REST_CELLS = 30;

    private final PayloadTest payload;
    private final GeometrySearch geometries;
    private final ScaledSearch scaled;
    private final EvidenceMapper evidence;
    private final TraceListener listener;

    Trace(Carrier carrier, TokenCode code, TokenPopulation population, TraceListener listener) {
        this.listener = listener;
        payload = new PayloadTest(carrier, code, population);
        geometries = new GeometrySearch(carrier, payload);
        scaled = new ScaledSearch(carrier, geometries);
        evidence = new EvidenceMapper(carrier, code);
    }

    TraceVerdict run(Footage footage, TraceHints hints) throws PictureException {
        report(TraceListener.Stage.CONTENT_REMOVAL, 0);
        View base = View.of(ResidualFilter.sum(footage, reduction(footage)));
        report(TraceListener.Stage.ORIGINAL_SIZE, 0.2);
        View first = hints.corners() == null ? base : rectified(base, hints.corners());
        PayloadTest.Found found = search(first, footage);
        if (found == null) {
            return CannotTellReasons.verdict(payload, footage);
        }
        report(TraceListener.Stage.EVIDENCE, 0.9);
        return attributed(base, found, footage);
    }

    private PayloadTest.@Nullable Found search(View view, Footage footage) throws PictureException {
        PayloadTest.Found found = geometries.atOriginalSize(view);
        if (found == null) {
            report(TraceListener.Stage.SCALE_SEARCH, 0.25);
            found = scaled.even(view);
        }
        if (found == null) {
            report(TraceListener.Stage.SCALE_SEARCH, 0.4);
            found = halved(view, footage);
        }
        if (found == null) {
            report(TraceListener.Stage.SCALE_SEARCH, 0.5);
            found = scaled.uneven(view);
        }
        return found != null ? found : parts(view);
    }

    /** Screens of high scaling: their tile is large, so half the footage's size shows it better. */
    private PayloadTest.@Nullable Found halved(View view, Footage footage) throws PictureException {
        if (view.residual().reduction() > 1 || Math.min(footage.width(), footage.height()) < 400) {
            return null;
        }
        View half = View.of(ResidualFilter.sum(footage, 2));
        PayloadTest.Found found = geometries.atOriginalSize(half);
        return found != null ? found : scaled.even(half);
    }

    /** A marked part in an unmarked whole: nine overlapping quarters. */
    private PayloadTest.@Nullable Found parts(View view) {
        int width = view.width() / 2;
        int height = view.height() / 2;
        if (width < 250 || height < 250) {
            return null;
        }
        for (int i = 0; i < 9; i++) {
            report(TraceListener.Stage.PARTS, 0.6 + i * 0.03);
            View part = view.part(i % 3 * width / 2, i / 3 * height / 2, width, height);
            PayloadTest.Found found = geometries.atOriginalSize(part);
            found = found != null ? found : scaled.even(part);
            if (found != null || !payload.canAfford()) {
                return found;
            }
        }
        return null;
    }

    private TraceVerdict attributed(View base, PayloadTest.Found first, Footage footage) {
        List<Match> matches = new ArrayList<>();
        EvidenceMap whole = null;
        View rest = base;
        PayloadTest.Found found = first;
        while (found != null) {
            Token token = found.scored().token();
            EvidenceMap map = evidence.map(base, token, found.gridToPicture());
            whole = whole == null ? map : EvidenceMapper.union(whole, map);
            add(matches, found, EvidenceMapper.markedArea(map, footage.width(), footage.height()));
            double share = EvidenceMapper.unexplainedShare(whole);
            boolean enough = share > LEAST_REST && share * whole.columns() * whole.rows() > LEAST_REST_CELLS;
            if (!enough || matches.size() == MOST_MARKS) {
                break;
            }
            report(TraceListener.Stage.EVIDENCE, 0.9 + 0.02 * matches.size());
            rest = EvidenceMapper.unexplained(base, whole);
            PayloadTest.Found next = geometries.atOriginalSize(rest);
            found = next != null ? next : scaled.even(rest);
            if (found != null && isNamed(matches, found.scored().token())) {
                break;
            }
        }
        Ranking.Scored runnerUp = payload.runnerUp();
        boolean innocent = runnerUp != null && !isNamed(matches, runnerUp.token());
        return new Attributed(
                matches,
                innocent ? new RunnerUp(runnerUp.token(), runnerUp.statistic()) : null,
                Objects.requireNonNull(whole),
                payload.tests());
    }

    private static void add(List<Match> matches, PayloadTest.Found found, @Nullable Quadrilateral corners) {
        matches.add(new Match(
                found.scored().token(),
                found.probability(),
                found.scored().statistic(),
                corners,
                found.gridToPicture()));
        matches.sort((a, b) -> Double.compare(b.statistic(), a.statistic()));
    }

    private static boolean isNamed(List<Match> matches, Token token) {
        return matches.stream().anyMatch(match -> match.token().equals(token));
    }

    private static View rectified(View base, Quadrilateral corners) {
        double width = corners.width();
        double height = corners.height();
        Homography toPicture = Homography.ontoQuadrilateral(width, height, corners);
        Homography toField = base.fieldToPicture().inverse().after(toPicture);
        Rectifier.Window window = new Rectifier.Window(0, 0, (int) Math.ceil(width), (int) Math.ceil(height));
        float[] field = Rectifier.sample(base.residual(), toField, window);
        return new View(new Residual(window.width(), window.height(), 1, field), toPicture);
    }

    private static int reduction(Footage footage) {
        int reduction = 1;
        while ((long) footage.width() * footage.height() / ((long) reduction * reduction) > LARGEST_FIELD) {
            reduction++;
        }
        return reduction;
    }

    private void report(TraceListener.Stage stage, double fraction) {
        if (listener.cancelled()) {
            throw new CancellationException("the trace was cancelled");
        }
        listener.progress(stage, fraction);
    }
}

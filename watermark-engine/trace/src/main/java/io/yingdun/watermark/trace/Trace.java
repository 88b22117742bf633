package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.signal.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One trace from footage to verdict: the order in which views and geometries are tried. */
final class Trace {
    private static final int MOST_MARKS = 4;

    /** Share of the picture that must be left unexplained before a second mark of another size is looked for. */
    private static final double LEAST_REST = 0.12;

    /** Of a video whose sum names nobody, so many are read each by itself; each takes as long as a photo. */
    private static final int FRAMES = 6;

    /** Of a video's progress, what its sum is worth. */
    private static final double SHARE_OF_SUM = 0.4;

    private static final int LEAST_HALVED = 400;
    private static final int LEAST_PART = 250;
    private static final double STEPS_OF_A_PHOTO = 20;

    private final Carrier carrier;
    private final PayloadTest payload;
    private final GeometrySearch geometries;
    private final ScaledSearch scaled;
    private final EvidenceMapper evidence;
    private final TraceListener listener;
    private boolean isPhoto;
    private double before;
    private double share = 1;
    private double reported;

    Trace(Carrier carrier, TokenCode code, TokenPopulation population, TraceListener listener) {
        this.carrier = carrier;
        this.listener = listener;
        payload = new PayloadTest(carrier, code, population);
        geometries = new GeometrySearch(carrier, payload);
        scaled = new ScaledSearch(carrier, geometries);
        evidence = new EvidenceMapper(carrier, code);
    }

    TraceVerdict run(Footage footage, TraceHints hints) throws PictureException {
        report(TraceListener.Stage.CONTENT_REMOVAL, 0);
        if (footage.isVideo()) {
            payload.beginPicture(2);
            share = SHARE_OF_SUM;
        }
        Views views = new Views(footage, hints.corners());
        PayloadTest.Found found = found(views);
        if (found != null) {
            return attributed(found, footage, views);
        }
        return footage.isVideo() ? ofFrames(footage) : CannotTellReasons.verdict(payload, footage);
    }

    /** Several pictures of one leak. */
    Together run(List<Footage> pictures) throws PictureException {
        return combined(pictures, this::found, 0);
    }

    /** A video in whose frames the screen moves: each has its own geometry. */
    private TraceVerdict ofFrames(Footage video) throws PictureException {
        List<Footage> frames = video.spread(FRAMES).stream().map(Footage::of).toList();
        return combined(frames, views -> photographed(views, 0, 0.9), SHARE_OF_SUM)
                .verdict();
    }

    private interface Search {
        PayloadTest.@Nullable Found of(Views views) throws PictureException;
    }

    private Together combined(List<Footage> pictures, Search search, double done) throws PictureException {
        Combination combination = new Combination();
        share = (1 - done) / pictures.size();
        for (int i = 0; i < pictures.size(); i++) {
            before = done + i * share;
            payload.beginPicture(pictures.size() - i);
            Views views = new Views(pictures.get(i), null);
            PayloadTest.Found found = search.of(views);
            if (found != null) {
                return new Together(attributed(found, pictures.get(i), views), i);
            }
            combination.add(i, payload.readings());
        }
        report(TraceListener.Stage.EVIDENCE, 0.9);
        Combination.Outcome outcome = combination.test(payload);
        if (outcome == null) {
            return new Together(CannotTellReasons.verdict(payload, pictures.get(0)), 0);
        }
        Footage clearest = pictures.get(outcome.picture());
        isPhoto = !outcome.found().gridToPicture().isUpright();
        return new Together(attributed(outcome.found(), clearest, new Views(clearest, null)), outcome.picture());
    }

    private PayloadTest.@Nullable Found found(Views views) throws PictureException {
        PayloadTest.Found found = views.isLarge() ? searchLarge(views) : null;
        return found != null ? found : search(views);
    }

    private TraceVerdict attributed(PayloadTest.Found found, Footage footage, Views views) throws PictureException {
        report(TraceListener.Stage.EVIDENCE, 0.9);
        return attributed(isPhoto ? views.forPhoto() : views.forEvidence(), found, footage, views);
    }

    /** Large pictures: the middle in its own size, then all of it in half, which is a quarter of the work. */
    private PayloadTest.@Nullable Found searchLarge(Views views) throws PictureException {
        PayloadTest.Found found = geometries.atOriginalSize(views.centre());
        if (found == null) {
            report(TraceListener.Stage.ORIGINAL_SIZE, 0.1);
            found = geometries.atOriginalSize(views.half());
        }
        if (found == null) {
            found = photographed(views, 0.15, 0.45);
        }
        if (found == null) {
            report(TraceListener.Stage.SCALE_SEARCH, 0.45);
            found = scaled.even(views.half());
        }
        if (found == null) {
            report(TraceListener.Stage.SCALE_SEARCH, 0.48);
            found = scaled.uneven(views.half());
        }
        return found;
    }

    private PayloadTest.@Nullable Found search(Views views) throws PictureException {
        double done = views.isLarge() ? 0.5 : 0;
        report(TraceListener.Stage.ORIGINAL_SIZE, done + 0.05);
        View fine = views.fine();
        View swift = views.isLarge() ? views.half() : fine;
        PayloadTest.Found found = geometries.atOriginalSize(fine);
        if (found == null && views.hasCorners()) {
            found = photographed(views, done + 0.05, done + 0.1);
        }
        if (found == null) {
            report(TraceListener.Stage.SCALE_SEARCH, done + 0.1);
            found = scaled.even(fine);
        }
        if (found == null && !views.isLarge() && Math.min(fine.width(), fine.height()) >= LEAST_HALVED) {
            report(TraceListener.Stage.SCALE_SEARCH, done + 0.15);
            found = halved(views.half());
        }
        if (found == null && !views.isLarge()) {
            report(TraceListener.Stage.SCALE_SEARCH, done + 0.2);
            found = scaled.uneven(fine);
        }
        if (found == null && !views.isLarge() && !views.hasCorners()) {
            found = photographed(views, 0.25, 0.6);
        }
        return found != null ? found : parts(swift);
    }

    /** A photo of a screen; how long the search goes on cannot be told, so its progress nears the end ever more slowly. */
    private PayloadTest.@Nullable Found photographed(Views views, double from, double to) throws PictureException {
        int[] steps = {0};
        Runnable checkpoint = () ->
                report(TraceListener.Stage.SCALE_SEARCH, to - (to - from) * Math.exp(-steps[0]++ / STEPS_OF_A_PHOTO));
        PayloadTest.Found found = new PhotoTrace(carrier, payload, checkpoint).search(views);
        isPhoto = found != null;
        return found;
    }

    /** Screens of high scaling: their tile is large, so half the picture's size shows it better. */
    private PayloadTest.@Nullable Found halved(View half) {
        PayloadTest.Found found = geometries.atOriginalSize(half);
        return found != null ? found : scaled.even(half);
    }

    /** A marked part in an unmarked whole: nine overlapping quarters. */
    private PayloadTest.@Nullable Found parts(View view) {
        int width = view.width() / 2;
        int height = view.height() / 2;
        if (width < LEAST_PART || height < LEAST_PART) {
            return null;
        }
        for (int i = 0; i < 9; i++) {
            report(TraceListener.Stage.PARTS, 0.8 + i * 0.01);
            View part = view.part(i % 3 * width / 2, i / 3 * height / 2, width, height);
            PayloadTest.Found found = geometries.atOriginalSize(part);
            found = found != null ? found : scaled.likely(part);
            if (found != null || !payload.canAfford()) {
                return found;
            }
        }
        return null;
    }

    private TraceVerdict attributed(View base, PayloadTest.Found first, Footage footage, Views views)
            throws PictureException {
        List<Match> matches = new ArrayList<>();
        PayloadTest.Found found = first;
        View rest = base;
        EvidenceMap whole = null;
        while (found != null) {
            EvidenceMapper.Cells cells = evidence.measure(base, found.scored().token(), found.gridToPicture());
            EvidenceMap map = cells.map();
            whole = whole == null ? map : EvidenceMapper.union(whole, map);
            add(
                    matches,
                    found,
                    EvidenceMapper.markedArea(map, found.gridToPicture(), footage.width(), footage.height()));
            if (matches.size() == MOST_MARKS) {
                break;
            }
            report(TraceListener.Stage.EVIDENCE, 0.9 + 0.02 * matches.size());
            rest = evidence.withoutMark(rest, cells, whole);
            found = isPhoto
                    ? new PhotoTrace(carrier, payload, this::checkCancelled).another(views, rest, whole)
                    : another(rest, EvidenceMapper.unexplainedShare(whole));
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

    /** A second screen in what the first mark does not explain. */
    private PayloadTest.@Nullable Found another(View rest, double unexplainedShare) {
        PayloadTest.Found found = geometries.atOriginalSize(rest);
        return found != null || unexplainedShare < LEAST_REST ? found : scaled.likely(rest);
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

    /** Fractions are those of the picture or frame that is looked at. */
    private void report(TraceListener.Stage stage, double fraction) {
        checkCancelled();
        reported = Math.max(reported, before + share * fraction);
        listener.progress(stage, reported);
    }

    private void checkCancelled() {
        if (listener.cancelled()) {
            throw new CancellationException("the trace was cancelled");
        }
    }
}

package io.yingdun.watermark.trace;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import io.yingdun.watermark.photo.PhotoSearch;
import io.yingdun.watermark.signal.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
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
    private PhotoSearch.Plausible plausible = PhotoSearch.Plausible.NONE;
    private boolean isPhoto;
    private double before;
    private double share;
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
        beginPicture(0, footage.isVideo() ? 2 : 1);
        share = footage.isVideo() ? SHARE_OF_SUM : 1;
        Views views = new Views(footage, hints);
        PayloadTest.Found found = found(views);
        Unnamed unnamed = unnamed(0, footage, hints);
        TraceVerdict verdict = found == null ? null : attributed(found, footage, views);
        if (verdict != null) {
            return verdict;
        }
        return found == null && footage.isVideo()
                ? ofFrames(footage, unnamed)
                : CannotTellReasons.verdict(payload, unnamed);
    }

    private Unnamed unnamed(int picture, Footage footage, TraceHints hints) {
        return new Unnamed(picture, footage, hints, payload.seen(), plausible);
    }

    /** Several pictures of one leak. */
    Together run(List<Footage> pictures, List<TraceHints> hints) throws PictureException {
        List<Part> parts = IntStream.range(0, pictures.size())
                .mapToObj(i -> new Part(pictures.get(i), hints.get(i), hints.get(i)))
                .toList();
        return combined(parts, this::found, 0, List.of());
    }

    /** A video in whose frames the screen moves: each has its own geometry, and corners would be those of one. */
    private TraceVerdict ofFrames(Footage video, Unnamed sum) throws PictureException {
        TraceHints hints = sum.hints();
        List<Part> frames = video.spread(FRAMES).stream()
                .map(frame -> new Part(Footage.of(frame), hints.withoutPlace(), hints))
                .toList();
        return combined(frames, views -> photographed(views, 0, 0.9), SHARE_OF_SUM, List.of(sum))
                .verdict();
    }

    /** One of several pictures or frames, what is made use of to search it, and what was given. */
    private record Part(Footage footage, TraceHints used, TraceHints given) {
        Views views() {
            return new Views(footage, used);
        }
    }

    private interface Search {
        PayloadTest.@Nullable Found of(Views views) throws PictureException;
    }

    /** @param earlier what was looked at before them */
    private Together combined(List<Part> parts, Search search, double done, List<Unnamed> earlier)
            throws PictureException {
        Combination combination = new Combination();
        List<Unnamed> unnamed = new ArrayList<>(earlier);
        share = (1 - done) / parts.size();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            beginPicture(done + i * share, parts.size() - i);
            Views views = part.views();
            PayloadTest.Found found = search.of(views);
            TraceVerdict verdict = found == null ? null : attributed(found, part.footage(), views);
            if (verdict != null) {
                return new Together(verdict, i);
            }
            combination.add(i, payload.readings());
            unnamed.add(unnamed(i, part.footage(), part.given()));
        }
        report(TraceListener.Stage.EVIDENCE, 0.9);
        payload.beginTogether();
        Combination.Outcome outcome = combination.test(payload);
        Together together = outcome == null ? null : attributed(outcome, parts);
        if (together != null) {
            return together;
        }
        if (outcome != null) {
            Part clearest = parts.get(outcome.picture());
            unnamed.add(unnamed(outcome.picture(), clearest.footage(), clearest.given()));
        }
        Unnamed nearest = CannotTellReasons.nearest(unnamed);
        return new Together(CannotTellReasons.verdict(payload, nearest), nearest.picture());
    }

    private @Nullable Together attributed(Combination.Outcome outcome, List<Part> parts) throws PictureException {
        Part clearest = parts.get(outcome.picture());
        isPhoto = !outcome.found().gridToPicture().isUpright();
        TraceVerdict verdict = attributed(outcome.found(), clearest.footage(), clearest.views());
        return verdict == null ? null : new Together(verdict, outcome.picture());
    }

    private void beginPicture(double progress, int left) {
        before = progress;
        isPhoto = false;
        plausible = PhotoSearch.Plausible.NONE;
        payload.beginPicture(left);
    }

    private PayloadTest.@Nullable Found found(Views views) throws PictureException {
        PayloadTest.Found found = views.isLarge() ? searchLarge(views) : null;
        return found != null ? found : search(views);
    }

    /** The tokens named; null where all that was found is not listed. */
    private @Nullable TraceVerdict attributed(PayloadTest.Found found, Footage footage, Views views)
            throws PictureException {
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
            found = scaled.reportedWhole(views.half(), views.displays());
        }
        if (found == null) {
            found = photographed(views, 0.15, 0.45);
        }
        if (found == null) {
            report(TraceListener.Stage.SCALE_SEARCH, 0.45);
            found = scaled.even(views.half(), views.displays());
        }
        if (found == null) {
            report(TraceListener.Stage.SCALE_SEARCH, 0.48);
            found = scaled.uneven(views.half(), views.displays());
        }
        return found;
    }

    private PayloadTest.@Nullable Found search(Views views) throws PictureException {
        double done = views.isLarge() ? 0.5 : 0;
        report(TraceListener.Stage.ORIGINAL_SIZE, done + 0.05);
        View fine = views.fine();
        View swift = views.isLarge() ? views.half() : fine;
        PayloadTest.Found found = geometries.atOriginalSize(fine);
        if (found == null && !views.isLarge() && views.hasPlace()) {
            found = photographed(views, done + 0.05, done + 0.1);
        }
        if (found == null) {
            report(TraceListener.Stage.SCALE_SEARCH, done + 0.1);
            found = scaled.even(fine, views.displays());
        }
        if (found == null && !views.isLarge() && Math.min(fine.width(), fine.height()) >= LEAST_HALVED) {
            report(TraceListener.Stage.SCALE_SEARCH, done + 0.15);
            found = halved(views);
        }
        if (found == null && !views.isLarge()) {
            report(TraceListener.Stage.SCALE_SEARCH, done + 0.2);
            found = scaled.uneven(fine, views.displays());
        }
        if (found == null && !views.isLarge() && !views.hasPlace()) {
            found = photographed(views, 0.25, 0.6);
        }
        if (found == null && !views.hasPlace()) {
            report(TraceListener.Stage.SCALE_SEARCH, 0.75);
            found = scaled.turned(swift);
        }
        return found != null ? found : parts(swift);
    }

    /** A photo of a screen; how long the search goes on cannot be told, so its progress nears the end ever more slowly. */
    private PayloadTest.@Nullable Found photographed(Views views, double from, double to) throws PictureException {
        int[] steps = {0};
        Runnable checkpoint = () ->
                report(TraceListener.Stage.SCALE_SEARCH, to - (to - from) * Math.exp(-steps[0]++ / STEPS_OF_A_PHOTO));
        PhotoTrace photo = new PhotoTrace(carrier, payload, checkpoint);
        PayloadTest.Found found = photo.search(views);
        plausible = photo.mostPlausible();
        if (found == null && photo.seemsMirrored()) {
            found = photo.search(views.mirrored());
        }
        isPhoto = found != null;
        return found;
    }

    /** Screens of high scaling: their tile is large, so half the picture's size shows it better. */
    private PayloadTest.@Nullable Found halved(Views views) throws PictureException {
        PayloadTest.Found found = geometries.atOriginalSize(views.half());
        return found != null ? found : scaled.even(views.half(), views.displays());
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

    private @Nullable TraceVerdict attributed(View base, PayloadTest.Found first, Footage footage, Views views)
            throws PictureException {
        List<Match> matches = new ArrayList<>();
        Set<Token> explained = new HashSet<>();
        PayloadTest.Found found = first;
        View rest = base;
        EvidenceMap whole = null;
        EvidenceMap named = null;
        while (found != null && explained.add(found.scored().token())) {
            EvidenceMapper.Cells cells = evidence.measure(base, found.scored().token(), found.gridToPicture());
            EvidenceMap map = cells.map();
            whole = whole == null ? map : EvidenceMapper.union(whole, map);
            if (found.isListed()) {
                named = named == null ? map : EvidenceMapper.union(named, map);
                add(
                        matches,
                        found,
                        EvidenceMapper.markedArea(map, found.gridToPicture(), footage.width(), footage.height()));
            }
            if (explained.size() == MOST_MARKS) {
                break;
            }
            report(TraceListener.Stage.EVIDENCE, 0.9 + 0.02 * explained.size());
            rest = evidence.withoutMark(rest, cells, whole);
            found = isPhoto
                    ? new PhotoTrace(carrier, payload, this::checkCancelled).another(views, rest, whole)
                    : another(rest, EvidenceMapper.unexplainedShare(whole));
        }
        if (named == null) {
            return null;
        }
        Ranking.Scored runnerUp = payload.runnerUp();
        boolean innocent = runnerUp != null && !isNamed(matches, runnerUp.token());
        return new Attributed(
                matches,
                innocent ? new RunnerUp(runnerUp.token(), runnerUp.statistic()) : null,
                named,
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
                found.charge(),
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

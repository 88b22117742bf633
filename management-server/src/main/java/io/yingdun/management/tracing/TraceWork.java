package io.yingdun.management.tracing;

import io.yingdun.management.fleet.Endpoint;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.portal.Showing;
import io.yingdun.management.portal.Showings;
import io.yingdun.management.token.IssuedToken;
import io.yingdun.management.token.SiteKey;
import io.yingdun.management.token.TokenRegistry;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.trace.Attributed;
import io.yingdun.watermark.trace.CannotTell;
import io.yingdun.watermark.trace.Display;
import io.yingdun.watermark.trace.Match;
import io.yingdun.watermark.trace.RunnerUp;
import io.yingdun.watermark.trace.Together;
import io.yingdun.watermark.trace.TokenPopulation;
import io.yingdun.watermark.trace.TraceHints;
import io.yingdun.watermark.trace.TraceListener;
import io.yingdun.watermark.trace.TraceVerdict;
import io.yingdun.watermark.trace.Tracer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One trace: reads the pictures, asks the engine, and puts names to tokens. */
@Component
class TraceWork {

    private final TraceMapper jobs;
    private final TraceViews views;
    private final PictureStore pictures;
    private final IssuedPopulation population;
    private final TokenRegistry registry;
    private final FleetService fleet;
    private final Showings showings;
    private final FleetDisplays displays;
    private final SiteKey siteKey;
    private final Tracer tracer;

    TraceWork(
            TraceMapper jobs,
            TraceViews views,
            PictureStore pictures,
            IssuedPopulation population,
            TokenRegistry registry,
            FleetService fleet,
            Showings showings,
            FleetDisplays displays,
            SiteKey siteKey) {
        this.jobs = jobs;
        this.views = views;
        this.pictures = pictures;
        this.population = population;
        this.registry = registry;
        this.fleet = fleet;
        this.showings = showings;
        this.displays = displays;
        this.siteKey = siteKey;
        this.tracer = new Tracer(siteKey.watermarkKey());
    }

    /** What can be done before a job comes, until somebody says stop. */
    void prepare(BooleanSupplier goesOn) {
        population.gather(goesOn);
    }

    /** @throws java.util.concurrent.CancellationException when the listener says so */
    TraceResult run(TraceJob job, TraceListener listener) throws TraceFailure {
        long begin = System.nanoTime();
        List<TracePicture> files = job.pictureList();
        List<Footage> footage = opened(files);
        TraceOutcome earlier = earlierOf(job);
        TokenPopulation tokens = tokensOf(earlier);
        List<Display> reported = displaysOf(earlier);
        List<TraceHints> hints = files.stream()
                .map(picture -> new TraceHints(
                        picture.place().corners(), picture.place().edges(), reported))
                .toList();
        Together verdict = traced(footage, hints, tokens, listener);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Footage told = footage.get(verdict.picture());
        Facts facts = new Facts(
                verdict.picture(),
                tokens.size(),
                seconds,
                told.width(),
                told.height(),
                basis(verdict.verdict(), reported));
        return verdict.verdict() instanceof Attributed attributed
                ? attributed(attributed, facts)
                : cannotTell((CannotTell) verdict.verdict(), facts);
    }

    /** What is true of any outcome. */
    private record Facts(
            int picture, long population, double seconds, int width, int height, TraceOutcome.Basis basis) {}

    /** Of the trace that this one checks. */
    private @Nullable TraceOutcome earlierOf(TraceJob job) {
        String repeats = job.repeats();
        return repeats == null ? null : views.outcome(Objects.requireNonNull(jobs.find(repeats)));
    }

    /** Tokens come in the order in which they were issued: those of an earlier time are the first of today's. */
    private TokenPopulation tokensOf(@Nullable TraceOutcome earlier) throws TraceFailure {
        TokenPopulation today = population.upToDate();
        return earlier == null ? today : today.first(earlier.population());
    }

    private List<Display> displaysOf(@Nullable TraceOutcome earlier) {
        return earlier == null ? displays.reported() : TraceOutcome.Basis.displays(earlier.basis());
    }

    private TraceOutcome.Basis basis(TraceVerdict verdict, List<Display> reported) {
        return new TraceOutcome.Basis(
                verdict.geometriesTested(),
                verdict.highestStatistic(),
                Tracer.THRESHOLD,
                verdict.charge(),
                null,
                reported,
                Tracer.version(),
                siteKey.watermarkKey().fingerprint());
    }

    private Together traced(
            List<Footage> footage, List<TraceHints> hints, TokenPopulation tokens, TraceListener listener)
            throws TraceFailure {
        try {
            return tracer.traceTogether(footage, hints, tokens, listener);
        } catch (PictureException e) {
            throw failure(e);
        }
    }

    private List<Footage> opened(List<TracePicture> files) throws TraceFailure {
        List<Footage> footage = new ArrayList<>();
        long pixels = 0;
        for (int i = 0; i < files.size(); i++) {
            Footage next;
            try {
                next = opened(files.get(i));
                MemoryBudget.require(next.width(), next.height());
            } catch (TraceFailure e) {
                throw e.at(i);
            }
            footage.add(next);
            pixels += (long) next.width() * next.height();
            MemoryBudget.requireTogether(pixels);
        }
        return footage;
    }

    private Footage opened(TracePicture picture) throws TraceFailure {
        Path file = pictures.find(picture.sha256())
                .orElseThrow(() -> new TraceFailure(
                        TraceFailure.Code.PICTURE_REMOVED, "The picture is not kept any more. Upload it again."));
        try {
            return Footage.open(file);
        } catch (PictureException e) {
            throw failure(e);
        }
    }

    private static TraceFailure failure(PictureException e) {
        return new TraceFailure(codeOf(e.reason()), e.getMessage(), e);
    }

    private static TraceFailure.Code codeOf(PictureException.Reason reason) {
        return switch (reason) {
            case TOO_MANY_BYTES, TOO_MANY_PIXELS -> TraceFailure.Code.PICTURE_TOO_LARGE;
            case UNREADABLE_FILE -> TraceFailure.Code.SERVER_FAILED;
            default -> TraceFailure.Code.PICTURE_UNREADABLE;
        };
    }

    private TraceResult attributed(Attributed verdict, Facts facts) {
        RunnerUp runnerUp = verdict.runnerUp();
        Map<String, Endpoint> endpoints = fleet.byIds(Stream.concat(
                        verdict.matches().stream().map(Match::token),
                        Stream.ofNullable(runnerUp).map(RunnerUp::token))
                .flatMap(token -> registry.find(token).stream())
                .map(IssuedToken::endpointId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<TraceOutcome.NamedEndpoint> matches =
                verdict.matches().stream().map(match -> named(match, endpoints)).toList();
        TraceOutcome outcome = new TraceOutcome(
                TraceOutcome.Verdict.MATCH,
                null,
                List.of(),
                matches,
                runnerUp == null ? null : named(runnerUp, endpoints),
                facts.picture,
                facts.population,
                facts.seconds,
                facts.width,
                facts.height,
                facts.basis);
        return new TraceResult(outcome, verdict.evidence());
    }

    private static TraceResult cannotTell(CannotTell verdict, Facts facts) {
        List<String> advice = verdict.advice().stream().map(Enum::name).toList();
        return new TraceResult(
                new TraceOutcome(
                        TraceOutcome.Verdict.CANNOT_TELL,
                        verdict.reason().name(),
                        advice,
                        List.of(),
                        null,
                        facts.picture,
                        facts.population,
                        facts.seconds,
                        facts.width,
                        facts.height,
                        facts.basis),
                null);
    }

    private TraceOutcome.NamedEndpoint named(Match match, Map<String, Endpoint> endpoints) {
        Holder holder = holder(match.token(), endpoints);
        return new TraceOutcome.NamedEndpoint(
                holder.endpointId(),
                holder.name(),
                holder.user(),
                holder.notBefore(),
                holder.notAfter(),
                match.falseAccusationProbability(),
                match.statistic(),
                ScreenCorners.pairs(match.corners()),
                holder.showing());
    }

    private TraceOutcome.NamedRunnerUp named(RunnerUp runnerUp, Map<String, Endpoint> endpoints) {
        Holder holder = holder(runnerUp.token(), endpoints);
        return new TraceOutcome.NamedRunnerUp(
                holder.endpointId(), holder.name(), holder.notBefore(), holder.notAfter(), runnerUp.statistic());
    }

    /** Whose a token is: an endpoint's, or of a page of the imaging cloud, which may not have been reported yet. */
    private record Holder(
            @Nullable String endpointId,
            String name,
            String user,
            Instant notBefore,
            Instant notAfter,
            @Nullable Showing showing) {}

    private Holder holder(Token token, Map<String, Endpoint> endpoints) {
        IssuedToken issued = registry.find(token)
                .orElseThrow(() -> new IllegalStateException("a token of the population is not in the registry"));
        String endpointId = issued.endpointId();
        Showing showing = endpointId == null ? showings.find(token).orElse(null) : null;
        if (showing != null) {
            return new Holder(null, showing.caller(), issued.userName(), showing.begunAt(), showing.endsAt(), showing);
        }
        Endpoint endpoint = endpointId == null ? null : endpoints.get(endpointId);
        String name = endpoint != null ? endpoint.name() : Objects.requireNonNullElse(endpointId, "");
        return new Holder(endpointId, name, issued.userName(), issued.notBefore(), issued.notAfter(), null);
    }
}

package io.yingdun.cloud.mark;

import io.yingdun.foundation.runtime.QueueWorker;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Keeps the stock of tokens full and reports whom they were shown to; neither is waited for by a page. */
@Component
class MarkWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MarkWorker.class);

    private static final int MOST_AT_ONCE = 500;
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final MarkMapper mapper;
    private final TransactionOperations transaction;
    private final MarkSettings settings;
    private final ManagementLine management;
    private final Clock clock;
    private final QueueWorker worker =
            new QueueWorker("marks", ManagementLine.LONGEST_ANSWER.plusSeconds(1), this::next);
    private Instant learned = Instant.EPOCH;
    private Instant pausedUntil = Instant.EPOCH;
    private boolean away;

    MarkWorker(
            MarkMapper mapper,
            TransactionOperations transaction,
            MarkSettings settings,
            ObjectMapper json,
            Clock clock) {
        this.mapper = mapper;
        this.transaction = transaction;
        this.settings = settings;
        this.management = new ManagementLine(settings, json);
        this.clock = clock;
    }

    void wake() {
        worker.wake();
    }

    @Override
    public void start() {
        if (settings.isOn()) {
            worker.start();
        }
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    /** @return whether there may be more to do */
    private boolean next() {
        if (clock.instant().isBefore(pausedUntil)) {
            return false;
        }
        try {
            boolean more = refill() | report();
            if (away) {
                LOG.info("The management server answers again");
                away = false;
            }
            return more;
        } catch (IOException e) {
            pausedUntil = clock.instant().plus(PAUSE);
            if (!away) {
                LOG.warn("The management server does not answer ({}): {} tokens are left", e, mapper.stocked());
                away = true;
            }
            return false;
        }
    }

    private boolean refill() throws IOException {
        int missing = settings.stock() - mapper.stocked();
        boolean low = missing > settings.stock() / 2;
        if (!low && clock.instant().isBefore(learned.plus(LOOK_AGAIN))) {
            return false;
        }
        JsonNode answer =
                management.post("/api/portal/tokens", Map.of("count", low ? Math.min(missing, MOST_AT_ONCE) : 0));
        Base64.Decoder base64 = Base64.getDecoder();
        MarkMapper.Look look = new MarkMapper.Look(
                answer.path("enabled").asBoolean(),
                answer.path("strength").asInt(),
                answer.path("rotationMinutes").asInt(),
                base64.decode(answer.path("carrierKey").asString()));
        transaction.executeWithoutResult(status -> {
            MarkMapper.Look before = mapper.look();
            if (before != null && !Arrays.equals(before.carrierKey(), look.carrierKey())) {
                mapper.clearStock();
            }
            mapper.learn(look);
            for (JsonNode token : answer.path("tokens")) {
                mapper.stock(new MarkMapper.Drawable(
                        token.path("token").asString(),
                        base64.decode(token.path("codeword").asString())));
            }
        });
        learned = clock.instant();
        return low;
    }

    private boolean report() throws IOException {
        List<Showing> showings = mapper.unreported(MOST_AT_ONCE);
        if (showings.isEmpty()) {
            return false;
        }
        management.post(
                "/api/portal/showings",
                Map.of("showings", showings.stream().map(MarkWorker::told).toList()));
        transaction.executeWithoutResult(status -> showings.forEach(mapper::reported));
        return true;
    }

    private static Map<String, Object> told(Showing showing) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("token", showing.token());
        told.put("kind", showing.kind());
        told.put("caller", showing.caller());
        told.put("page", showing.page());
        told.put("address", showing.address());
        told.put("begunAt", showing.begunAt());
        told.put("endsAt", showing.endsAt());
        if (showing.study() != null) {
            told.put("study", showing.study());
        }
        if (showing.removedAt() != null) {
            told.put("removedAt", showing.removedAt());
        }
        return told;
    }
}

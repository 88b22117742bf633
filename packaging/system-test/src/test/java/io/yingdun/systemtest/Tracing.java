package io.yingdun.systemtest;

import io.yingdun.stack.process.Await;
import io.yingdun.stack.server.ManagementClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Traces a picture as an officer's console does: upload, then look until the job is done. */
final class Tracing {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> ENDED = Set.of("DONE", "FAILED", "CANCELLED");

    private Tracing() {}

    static Verdict trace(ManagementClient officer, Path picture) {
        String type = picture.toString().endsWith(".jpg") ? "image/jpeg" : "image/png";
        String id = officer.upload("traces", picture, type).path("id").asString();
        JsonNode trace = Await.value("the trace of " + picture, PATIENCE, () -> {
            JsonNode now = officer.get("traces/" + id);
            return ENDED.contains(now.path("state").asString("")) ? Optional.of(now) : Optional.empty();
        });
        List<String> named = new ArrayList<>();
        double mostDoubtful = 0;
        for (JsonNode match : trace.path("matches")) {
            named.add(match.path("endpointName").asString());
            mostDoubtful = Math.max(
                    mostDoubtful, match.path("falseAccusationProbability").asDouble(1));
        }
        return new Verdict(
                trace.path("state").asString(),
                trace.path("verdict").asString(""),
                List.copyOf(named),
                mostDoubtful,
                trace);
    }

    /**
     * @param named endpoints named, best first
     * @param mostDoubtful largest false-accusation probability among those named
     */
    record Verdict(String state, String verdict, List<String> named, double mostDoubtful, JsonNode all) {}
}

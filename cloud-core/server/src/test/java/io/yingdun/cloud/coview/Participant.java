package io.yingdun.cloud.coview;

import io.yingdun.foundation.testkit.ApiClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody in a session, and all that they were told. */
final class Participant implements WebSocket.Listener {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder begun = new StringBuilder();
    private final WebSocket socket;
    private volatile int closeCode;
    private volatile String closeReason = "";

    Participant(ApiClient client, String path, String... headers) {
        this.socket = client.webSocket(path, this, headers);
    }

    Participant joins(String name, String secret) {
        says("{\"type\":\"join\",\"name\":\"" + name + "\",\"secret\":\"" + secret + "\"}");
        return this;
    }

    Participant says(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    void vanishes() {
        socket.abort();
    }

    /** What was told of this type that fits, as soon as it has come. */
    JsonNode hears(String type, Predicate<JsonNode> fits) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            for (JsonNode one : heard) {
                if (one.path("type").asString("").equals(type) && fits.test(one)) {
                    return one;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no such " + type + " in " + heard + ", closed " + closeCode);
    }

    JsonNode hears(String type) {
        return hears(type, any -> true);
    }

    List<JsonNode> heard(String type) {
        return heard.stream()
                .filter(one -> one.path("type").asString("").equals(type))
                .toList();
    }

    /** The code and the reason with which the server ends it, as soon as it does. */
    String isClosedWith() {
        Instant end = Instant.now().plus(PATIENCE);
        while (closeCode == 0 && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        return closeCode + " " + closeReason;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        begun.append(data);
        if (last) {
            heard.add(JSON.readTree(begun.toString()));
            begun.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeReason = reason;
        closeCode = code;
        return null;
    }
}

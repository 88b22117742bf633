package io.yingdun.management.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveClientTest {

    private final List<String> sent = new ArrayList<>();
    private final LiveClient client = new LiveClient(
            new SseEmitter() {
                @Override
                public void send(SseEventBuilder event) {
                    sent.add(event.build().stream()
                            .map(DataWithMediaType::getData)
                            .map(Object::toString)
                            .collect(Collectors.joining())
                            .strip());
                }
            },
            Set.of("ROLE_OFFICER"));

    @Test
    void aNewerEventAboutTheSameThingReplacesOneThatWasNotSentYet() {
        client.offer("endpoint", "e1", "offline");
        client.offer("endpoint", "e2", "online");
        client.offer("endpoint", "e1", "online again");

        client.sendQueued();

        assertThat(sent).containsExactly("event:endpoint\ndata:online", "event:endpoint\ndata:online again");
    }

    @Test
    void aConsoleThatReadsTooSlowlyIsToldToLoadAnew() {
        for (int i = 0; i <= 4_000; i++) {
            client.offer("endpoint", "e" + i, i);
        }

        client.sendQueued();

        assertThat(sent).containsExactly("event:reload\ndata:{}");
    }

    @Test
    void aHeartbeatIsSentOnlyWhereThereIsNothingElse() {
        client.heartbeat();
        client.sendQueued();
        client.heartbeat();
        client.offer("endpoint", "e1", "online");
        client.sendQueued();

        assertThat(sent).containsExactly(":still here", "event:endpoint\ndata:online");
    }

    @Test
    void onlyOneSenderHasAClientAtATime() {
        client.offer("endpoint", "e1", "online");

        assertThat(client.claim()).isTrue();
        assertThat(client.claim()).isFalse();
        client.sendQueued();
        assertThat(client.claim()).as("nothing is left").isFalse();
    }
}

package io.yingdun.cloud.explanation;

import io.yingdun.cloud.explanation.ExplanationMapper.State;
import io.yingdun.explain.engine.ExplainedSentence;
import io.yingdun.explain.engine.Explanation;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * An explanation as server-sent events: {@code notice} always first, then each {@code sentence} and {@code end}; or {@code state}
 * where there is nothing to show, or {@code failed}. Whoever has gone away is left alone.
 */
final class ExplanationStream implements Making.Follower {

    /** Longer than a model may take. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private boolean gone;

    ExplanationStream() {
        send("notice", Map.of("chinese", Explanation.NOTICE_CHINESE, "english", Explanation.NOTICE_ENGLISH));
    }

    SseEmitter emitter() {
        return emitter;
    }

    @Override
    public void told(ExplainedSentence sentence) {
        send("sentence", sentence);
    }

    @Override
    public void ended(int unexplained) {
        send("end", Map.of("unexplained", unexplained));
        emitter.complete();
    }

    @Override
    public void failed() {
        send("failed", Map.of());
        emitter.complete();
    }

    void state(State state) {
        send("state", Map.of("state", state));
        emitter.complete();
    }

    private void send(String name, Object data) {
        if (gone) {
            return;
        }
        try {
            emitter.send(SseEmitter.event().name(name).data(data));
        } catch (IOException | IllegalStateException e) {
            gone = true;
        }
    }
}

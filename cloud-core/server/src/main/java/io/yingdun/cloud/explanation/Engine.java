package io.yingdun.cloud.explanation;

import io.yingdun.cloud.explanation.ExplanationSettings.Endpoint;
import io.yingdun.cloud.runtime.PrivateLines;
import io.yingdun.explain.engine.EmbeddedExplainer;
import io.yingdun.explain.engine.ExplainedSentence;
import io.yingdun.explain.engine.Explanation;
import io.yingdun.explain.glossary.Glossary;
import io.yingdun.explain.model.ModelExplainer;
import io.yingdun.explain.reading.ReportText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** By the hospital's language model, where it has one that answers, otherwise by rule. */
@Component
class Engine {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final String KEY = "explanation.key";
    private static final String KEY_IN_ENVIRONMENT = "YINGDUN_EXPLANATION_KEY";

    /** A service that fails is left alone so long: nobody waits for it meanwhile. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final EmbeddedExplainer rules;
    private final @Nullable ModelExplainer model;
    private final Clock clock;
    private volatile Instant restsUntil = Instant.EPOCH;

    Engine(ExplanationSettings settings, ObjectMapper json, Clock clock) {
        Glossary glossary = Glossary.embedded();
        this.rules = new EmbeddedExplainer(glossary);
        Endpoint endpoint = settings.endpoint();
        this.model = endpoint == null
                ? null
                : new ModelExplainer(new ChatCompletions(endpoint, key(endpoint), json), glossary);
        this.clock = clock;
    }

    private static String key(Endpoint endpoint) {
        if (endpoint.credentialsFile() != null) {
            return PrivateLines.read(endpoint.credentialsFile(), KEY).getOrDefault(KEY, "");
        }
        String given = System.getenv(KEY_IN_ENVIRONMENT);
        return given == null ? "" : given.strip();
    }

    Explanation explain(ReportText report, Set<String> names, Consumer<ExplainedSentence> told) {
        if (model == null || clock.instant().isBefore(restsUntil)) {
            return rules.explain(report, names, told);
        }
        Explanation explanation = model.explain(report, names, told);
        String failure = explanation.making().failure();
        if (!failure.isEmpty()) {
            LOG.warn("the language model for explanations failed, reports are told by rule for a while: {}", failure);
            restsUntil = clock.instant().plus(REST);
        }
        return explanation;
    }
}

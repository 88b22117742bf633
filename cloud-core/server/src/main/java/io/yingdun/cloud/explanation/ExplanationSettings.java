package io.yingdun.cloud.explanation;

import io.yingdun.cloud.runtime.ProviderAddress;
import io.yingdun.foundation.runtime.StartFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.explanation.*}.
 *
 * @param firstMode until an administrator has chosen
 * @param endpoint of a language model; null where reports are told by rule alone
 */
@ConfigurationProperties("yingdun.explanation")
record ExplanationSettings(
        @DefaultValue("OFF") Mode firstMode, @Nullable Endpoint endpoint) {

    /** Whether patients are shown explanations. */
    enum Mode {
        OFF,
        ON,
        /** Each after a doctor has approved it. */
        AFTER_APPROVAL
    }

    /** To whom reports' texts go, as patients are told when they are asked; empty for nobody. */
    String recipient() {
        return endpoint == null ? "" : endpoint.recipient;
    }

    /** Empty where there is none. */
    String model() {
        return endpoint == null ? "" : endpoint.model;
    }

    /**
     * An OpenAI-compatible service.
     *
     * @param address up to what comes before {@code /chat/completions}
     * @param recipient who runs it, in words for patients
     * @param credentialsFile with the line {@code explanation.key = …}; without it the environment's
     *     {@code YINGDUN_EXPLANATION_KEY}, without both no key is sent
     * @param patience how long nothing may come before the rest is told by rule
     */
    record Endpoint(
            @Nullable URI address,
            @DefaultValue("") String model,
            @DefaultValue("") String recipient,
            @Nullable Path credentialsFile,
            @DefaultValue("20s") Duration patience) {

        Endpoint {
            if (address == null || !ProviderAddress.isSafe(address)) {
                throw new StartFailure(
                        "yingdun.explanation.endpoint.address is no address of a service.",
                        "Give it as https://HOST[:PORT]/v1; http is taken on this machine only, as reports go there.");
            }
            if (model.isBlank() || recipient.isBlank()) {
                throw new StartFailure(
                        "yingdun.explanation.endpoint lacks a model or a recipient.",
                        "Give the model's name, and as recipient who runs the service: patients are asked whether"
                                + " their reports may go there.");
            }
        }

        URI completions() {
            return URI.create(String.valueOf(address).replaceAll("/+$", "") + "/chat/completions");
        }
    }
}

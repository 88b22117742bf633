package io.yingdun.cloud.patient;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.patient.*}.
 *
 * @param secondFactor what a patient must know beside a number; until the hospital has chosen, nobody is let in by one
 * @param hospital its name, as patients know it; nothing is shown where it is empty
 * @param idleTimeout a session without a request for so long is over
 * @param absoluteTimeout a session older than this is over
 * @param answerAfter how long each answer to a verification takes, whatever was found, so that its time tells nothing
 */
@ConfigurationProperties("yingdun.patient")
record PatientSettings(
        @Nullable SecondFactor secondFactor,
        @DefaultValue("") String hospital,
        @DefaultValue("15m") Duration idleTimeout,
        @DefaultValue("2h") Duration absoluteTimeout,
        @DefaultValue("600ms") Duration answerAfter) {}

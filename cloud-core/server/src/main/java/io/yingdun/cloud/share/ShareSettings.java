package io.yingdun.cloud.share;

import io.yingdun.foundation.runtime.StartFailure;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.share.*}.
 *
 * @param withoutProof whether doctors may give links that open to whoever holds them, without code or log-in
 * @param address that receivers reach, as {@code https://images.hospital.example}; where it is empty, the one that the giver's
 *     browser came by
 */
@ConfigurationProperties("yingdun.share")
record ShareSettings(
        @DefaultValue("false") boolean withoutProof,
        @DefaultValue("") String address) {

    ShareSettings {
        address = address.strip().replaceAll("/+$", "");
        if (!address.isEmpty() && !address.matches("https://[A-Za-z0-9.:\\[\\]-]{1,100}")) {
            throw new StartFailure(
                    "yingdun.share.address is \"" + address + "\".",
                    "Give the address that receivers reach, as https://images.hospital.example.");
        }
    }
}

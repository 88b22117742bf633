package io.yingdun.cloud.message;

import io.yingdun.cloud.runtime.HoursOfDay;
import io.yingdun.cloud.runtime.ProviderAddress;
import io.yingdun.foundation.runtime.StartFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.message.*}. There is none for a secret: see {@link MessageSecrets}.
 *
 * @param quietHours when nothing is sent, in the server's time zone; empty for never
 * @param link that a message at WeChat opens, the same for all patients; empty for none
 * @param patience how long a message is tried before a person is asked
 * @param credentialsFile with the secrets
 */
@ConfigurationProperties("yingdun.message")
record MessageSettings(
        @DefaultValue("22:00-07:00") String quietHours,
        @DefaultValue("") String link,
        @DefaultValue("2d") Duration patience,
        @Nullable Path credentialsFile,
        @DefaultValue Wechat wechat,
        @DefaultValue Sms sms) {

    MessageSettings {
        if (HoursOfDay.parse(quietHours).isEmpty()) {
            throw new StartFailure(
                    "yingdun.message.quiet-hours is \"" + quietHours + "\".",
                    "Give it as 22:00-07:00, or empty for no quiet hours.");
        }
        if (!link.isEmpty() && !link.matches("https://[A-Za-z0-9.:/_~-]{1,200}")) {
            throw new StartFailure(
                    "yingdun.message.link is \"" + link + "\".",
                    "Give the address of the patients' pages, as https://images.hospital.example/patient/, without anything"
                            + " that tells one patient from another.");
        }
        if (patience.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new StartFailure("yingdun.message.patience is " + patience + ".", "Give at least one minute.");
        }
    }

    boolean isQuietAt(LocalTime time) {
        return Optional.of(quietHours).filter(text -> !text.isBlank()).flatMap(HoursOfDay::parse).stream()
                .anyMatch(hours -> hours.contains(time));
    }

    /**
     * The official account at WeChat. On when it has a template.
     *
     * @param address of the API
     * @param template ID of a template of the account; its fields are named as in the account's console, and those that it has not are
     *     left empty here
     * @param nameField of the kind {@code thing}, 20 characters at most, as is the next
     * @param timeField of the kind {@code time}
     */
    record Wechat(
            @DefaultValue("https://api.weixin.qq.com") URI address,
            @DefaultValue("") String appId,
            @DefaultValue("") String template,
            @DefaultValue("thing1") String nameField,
            @DefaultValue("thing2") String examinationField,
            @DefaultValue("time3") String timeField) {

        Wechat {
            requireSafe("wechat.address", address);
            if (!template.isEmpty() && appId.isEmpty()) {
                throw new StartFailure(
                        "yingdun.message.wechat.template is given, and no app-id.",
                        "Name the official account with --yingdun.message.wechat.app-id=wx….");
            }
        }

        boolean isOn() {
            return !template.isEmpty();
        }
    }

    /**
     * Short messages. On when there is a provider.
     *
     * @param address of the API; left out for the provider's own
     * @param signName 短信签名, as the provider has approved it
     * @param template for reports, with the variables {@code name} and {@code examination} (Tencent: {1} and {2}); empty for none
     * @param codeTemplate for one-time codes, with the variable {@code code} (Tencent: {1}); empty for none
     * @param appId Tencent's SdkAppId
     * @param region Tencent's
     */
    record Sms(
            SmsProvider.@Nullable Kind provider,
            @Nullable URI address,
            @DefaultValue("") String signName,
            @DefaultValue("") String template,
            @DefaultValue("") String codeTemplate,
            @DefaultValue("") String appId,
            @DefaultValue("ap-guangzhou") String region) {

        Sms {
            if (address != null) {
                requireSafe("sms.address", address);
            }
            if (provider != null && signName.isEmpty()) {
                throw new StartFailure(
                        "yingdun.message.sms.provider is given, and no sign-name.",
                        "Give the approved signature with --yingdun.message.sms.sign-name=….");
            }
            if (provider == SmsProvider.Kind.TENCENT && appId.isEmpty()) {
                throw new StartFailure(
                        "yingdun.message.sms.app-id is missing.", "Give the SdkAppId of the application at Tencent.");
            }
            if (provider == null && !(template + codeTemplate).isEmpty()) {
                throw new StartFailure(
                        "yingdun.message.sms has a template, and no provider.",
                        "Give --yingdun.message.sms.provider=ALIYUN or TENCENT.");
            }
        }

        /** Of a provider that is given. */
        URI endpoint(SmsProvider.Kind kind) {
            return address == null ? URI.create(kind.usualAddress()) : address;
        }
    }

    private static void requireSafe(String option, URI address) {
        if (!ProviderAddress.isSafe(address)) {
            throw new StartFailure(
                    "yingdun.message." + option + " is no address of a provider.",
                    "Give it as https://HOST[:PORT]; http is taken on this machine only, as names and phones go there.");
        }
    }
}

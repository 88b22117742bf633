package io.yingdun.cloud.message;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Tencent Cloud's short messages: sms 2021-01-11, SendSms. */
final class TencentSms implements SmsProvider {

    private static final ProviderCodes CODES = new ProviderCodes(
            "Tencent",
            "Ok",
            Pattern.compile(
                    "RequestLimitExceeded.*|LimitExceeded.*|InternalError.*|ResourceUnavailable.*|ResourceInsufficient.*"),
            Pattern.compile("InvalidParameterValue\\.IncorrectPhoneNumber|FailedOperation\\.PhoneNumberInBlacklist"));

    private final MessageSettings.Sms settings;
    private final MessageSecrets secrets;
    private final URI address;
    private final ProviderLine line;
    private final ObjectMapper json;
    private final Clock clock;

    TencentSms(MessageSettings.Sms settings, MessageSecrets secrets, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.secrets = secrets;
        this.address = settings.endpoint(Kind.TENCENT);
        this.line = new ProviderLine(json);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Delivery send(String phone, String template, List<Filled> filled) throws IOException {
        String body = json.writeValueAsString(Map.of(
                "PhoneNumberSet", List.of("+86" + phone),
                "SmsSdkAppId", settings.appId(),
                "SignName", settings.signName(),
                "TemplateId", template,
                "TemplateParamSet", filled.stream().map(Filled::value).toList()));
        Instant now = clock.instant();
        JsonNode answer = line.ask(HttpRequest.newBuilder(address.resolve("/"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", TencentSignature.CONTENT_TYPE)
                        .header("X-TC-Action", "SendSms")
                        .header("X-TC-Version", "2021-01-11")
                        .header("X-TC-Region", settings.region())
                        .header("X-TC-Timestamp", Long.toString(now.getEpochSecond()))
                        .header(
                                "Authorization",
                                TencentSignature.authorization(
                                        "sms", address.getAuthority(), body, now, secrets.smsKey(), secrets.sms())))
                .path("Response");
        JsonNode said = answer.has("Error")
                ? answer.path("Error")
                : answer.path("SendStatusSet").path(0);
        return CODES.read(said);
    }
}

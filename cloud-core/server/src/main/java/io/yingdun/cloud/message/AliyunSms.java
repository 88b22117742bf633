package io.yingdun.cloud.message;

import io.yingdun.cloud.message.Delivery.Outcome;
import io.yingdun.foundation.runtime.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Alibaba Cloud's short messages: Dysmsapi 2017-05-25, SendSms. */
final class AliyunSms implements SmsProvider {

    private static final String TAKEN = "OK";
    private static final String PASSING =
            "Throttling.*|ServiceUnavailable.*|InternalError.*|isp\\..*|isv\\.BUSINESS_LIMIT_CONTROL|isv\\.DAY_LIMIT_CONTROL"
                    + "|SignatureNonceUsed";
    private static final String NO_SUCH_NUMBER = "isv\\.MOBILE_NUMBER_ILLEGAL|isv\\.MOBILE_COUNT_OVER_LIMIT";

    private final MessageSettings.Sms settings;
    private final MessageSecrets secrets;
    private final URI address;
    private final ProviderLine line;
    private final ObjectMapper json;
    private final Clock clock;

    AliyunSms(MessageSettings.Sms settings, MessageSecrets secrets, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.secrets = secrets;
        this.address = settings.endpoint(Kind.ALIYUN);
        this.line = new ProviderLine(json);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Delivery send(String phone, String template, List<Filled> filled) throws IOException {
        Map<String, String> variables = filled.stream().collect(Collectors.toMap(Filled::name, Filled::value));
        String query = AliyunSignature.query(new TreeMap<>(Map.of(
                "PhoneNumbers",
                phone,
                "SignName",
                settings.signName(),
                "TemplateCode",
                template,
                "TemplateParam",
                json.writeValueAsString(variables))));
        SortedMap<String, String> headers = new TreeMap<>(Map.of(
                "host", address.getAuthority(),
                "x-acs-action", "SendSms",
                "x-acs-version", "2017-05-25",
                "x-acs-date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce", UUID.randomUUID().toString(),
                "x-acs-content-sha256", Sha256.hex("")));
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/?" + query))
                .POST(HttpRequest.BodyPublishers.noBody())
                .header(
                        "Authorization",
                        AliyunSignature.authorization(query, headers, secrets.smsKey(), secrets.sms()));
        headers.entrySet().stream()
                .filter(header -> !header.getKey().equals("host"))
                .forEach(header -> request.header(header.getKey(), header.getValue()));
        JsonNode answer = line.ask(request);
        String code = answer.path("Code").asString("");
        return code.equals(TAKEN)
                ? Delivery.sent()
                : new Delivery(
                        outcome(code),
                        "Aliyun " + code + ": " + answer.path("Message").asString(""));
    }

    private static Outcome outcome(String code) {
        if (code.matches(PASSING)) {
            return Outcome.LATER;
        }
        return code.matches(NO_SUCH_NUMBER) ? Outcome.UNREACHABLE : Outcome.REFUSED;
    }
}

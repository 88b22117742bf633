package io.yingdun.cloud.message;

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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectMapper;

/** Alibaba Cloud's short messages: Dysmsapi 2017-05-25, SendSms. */
final class AliyunSms implements SmsProvider {

    private static final ProviderCodes CODES = new ProviderCodes(
            "Aliyun",
            "OK",
            Pattern.compile(
                    "Throttling.*|ServiceUnavailable.*|InternalError.*|isp\\..*|isv\\.BUSINESS_LIMIT_CONTROL|isv\\.DAY_LIMIT_CONTROL"
                            + "|SignatureNonceUsed"),
            Pattern.compile("isv\\.MOBILE_NUMBER_ILLEGAL|isv\\.MOBILE_COUNT_OVER_LIMIT"));

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
        return CODES.read(line.ask(request));
    }
}

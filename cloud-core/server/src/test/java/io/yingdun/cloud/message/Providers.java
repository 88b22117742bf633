package io.yingdun.cloud.message;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * WeChat, Alibaba Cloud and Tencent Cloud on loopback, as their documents say: keys, tokens, signatures and times are checked, and
 * errors have the providers' codes. A test may have the next requests refused, or left without an answer.
 */
final class Providers implements AutoCloseable {

    static final String APP_ID = "wx0123456789abcdef";
    static final String TEMPLATE = "TEMPLATE-OF-REPORTS";
    static final String SMS_TEMPLATE = "SMS_1234567";
    static final String SIGN = "示范医院";
    static final String SMS_APP = "1400000000";
    static final String SMS_KEY = "AKIDEXAMPLE";
    static final String WECHAT_SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    static final String SMS_SECRET = "Kx7pQ2mN9vB4cT6yZ1sW8dR3";

    private static final JsonMapper JSON = new JsonMapper();

    /** What was taken over. */
    record Taken(String way, String to, String body, long atNanos) {}

    private final HttpServer server;
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Set<String> nonces = new HashSet<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile Clock clock = Clock.systemUTC();
    private volatile String token = "";
    private volatile CountDownLatch silence = new CountDownLatch(0);
    private final AtomicInteger asked = new AtomicInteger();

    Providers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Of the hospital's secrets. */
    static Path credentials(Path folder) throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(folder).resolve("messages.secrets"),
                "wechat.secret = " + WECHAT_SECRET + "\nsms.key = " + SMS_KEY + "\nsms.secret = " + SMS_SECRET + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    void goBy(Clock other) {
        clock = other;
    }

    /** The next requests that would be taken over get these error codes. */
    void refuseNext(String... codes) {
        refusals.addAll(Arrays.asList(codes));
    }

    /** What is asked from now on gets no answer until {@link #speak()}. */
    void fallSilent() {
        silence = new CountDownLatch(1);
    }

    void speak() {
        silence.countDown();
    }

    /** Requests for messages, answered or not. */
    int asked() {
        return asked.get();
    }

    void forgetToken() {
        token = "forgotten";
    }

    int tokensGiven() {
        return tokens.get();
    }

    List<Taken> taken() {
        return taken;
    }

    List<Taken> takenBy(String to) {
        return taken.stream().filter(one -> one.to().equals(to)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Object> said = said(exchange, body);
            byte[] bytes = JSON.writeValueAsBytes(said);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(
                    said.containsKey("Code") && !"OK".equals(said.get("Code")) ? 400 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> said(HttpExchange exchange, String body) throws InterruptedException {
        if (exchange.getRequestURI().getPath().equals("/cgi-bin/stable_token")) {
            return token(JSON.readTree(body));
        }
        asked.incrementAndGet();
        silence.await();
        if (exchange.getRequestURI().getPath().equals("/cgi-bin/message/template/send")) {
            return template(exchange, JSON.readTree(body));
        }
        Headers headers = exchange.getRequestHeaders();
        return headers.containsKey("X-TC-Action") ? tencent(headers, body) : aliyun(exchange, body);
    }

    private Map<String, Object> token(JsonNode asked) {
        boolean known = asked.path("grant_type").asString().equals("client_credential")
                && asked.path("appid").asString().equals(APP_ID)
                && asked.path("secret").asString().equals(WECHAT_SECRET);
        if (!known) {
            return wechat("40125");
        }
        token = "TOKEN-" + tokens.incrementAndGet();
        return Map.of("access_token", token, "expires_in", 7200);
    }

    private Map<String, Object> template(HttpExchange exchange, JsonNode message) {
        if (!("access_token=" + token).equals(exchange.getRequestURI().getQuery())) {
            return wechat("40001");
        }
        if (!message.path("template_id").asString().equals(TEMPLATE)) {
            return wechat("40037");
        }
        if (message.path("data")
                .valueStream()
                .anyMatch(field -> field.path("value").asString().length() > 20)) {
            return wechat("47003");
        }
        String refusal = refusals.poll();
        if (refusal != null) {
            return wechat(refusal);
        }
        take("WECHAT", message.path("touser").asString(), message.toString());
        return Map.of("errcode", 0, "errmsg", "ok", "msgid", 200_228_332);
    }

    private void take(String way, String to, String body) {
        taken.add(new Taken(way, to, body, System.nanoTime()));
    }

    private static Map<String, Object> wechat(String code) {
        return Map.of("errcode", Integer.parseInt(code), "errmsg", "refused rid: 6512ab");
    }

    private Map<String, Object> aliyun(HttpExchange exchange, String body) {
        Headers headers = exchange.getRequestHeaders();
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> claimed = claims(headers.getFirst("Authorization"), "ACS3-HMAC-SHA256 ", ",");
        Instant at = Instant.parse(headers.getFirst("x-acs-date"));
        if (!SMS_KEY.equals(claimed.get("Credential"))) {
            return aliyun("InvalidAccessKeyId.NotFound");
        }
        if (Duration.between(at, clock.instant()).abs().compareTo(Duration.ofMinutes(15)) > 0) {
            return aliyun("InvalidTimeStamp.Expired");
        }
        String hash = sha256(body);
        String canonical = "POST\n/\n" + query + "\n" + lines(headers, claimed.get("SignedHeaders")) + "\n"
                + claimed.get("SignedHeaders") + "\n" + hash;
        byte[] signature = hmac(SMS_SECRET.getBytes(StandardCharsets.UTF_8), "ACS3-HMAC-SHA256\n" + sha256(canonical));
        boolean signed = HexFormat.of().formatHex(signature).equals(claimed.get("Signature"))
                && hash.equals(headers.getFirst("x-acs-content-sha256"))
                && claimed.get("SignedHeaders").contains("host;x-acs-action");
        if (!signed) {
            return aliyun("SignatureDoesNotMatch");
        }
        if (!nonces.add(headers.getFirst("x-acs-signature-nonce"))) {
            return aliyun("SignatureNonceUsed");
        }
        Map<String, String> parameters = Arrays.stream(query.split("&"))
                .map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
        boolean right = "SendSms".equals(headers.getFirst("x-acs-action"))
                && "2017-05-25".equals(headers.getFirst("x-acs-version"))
                && SIGN.equals(parameters.get("SignName"));
        String refusal = right ? refusals.poll() : "isv.SMS_SIGNATURE_ILLEGAL";
        if (refusal != null) {
            return aliyun(refusal);
        }
        if (!SMS_TEMPLATE.equals(parameters.get("TemplateCode"))) {
            return aliyun("isv.SMS_TEMPLATE_ILLEGAL");
        }
        take("SMS", parameters.get("PhoneNumbers"), parameters.get("TemplateParam"));
        return Map.of("Code", "OK", "Message", "OK", "BizId", "9006197469364984^0", "RequestId", "R");
    }

    private static Map<String, Object> aliyun(String code) {
        return Map.of("Code", code, "Message", "refused for 13912345678", "RequestId", "R");
    }

    private Map<String, Object> tencent(Headers headers, String body) {
        Map<String, String> claimed = claims(headers.getFirst("Authorization"), "TC3-HMAC-SHA256 ", ", ");
        long seconds = Long.parseLong(headers.getFirst("X-TC-Timestamp"));
        if (Math.abs(clock.instant().getEpochSecond() - seconds)
                > Duration.ofMinutes(5).toSeconds()) {
            return tencent("AuthFailure.SignatureExpire");
        }
        String date = Instant.ofEpochSecond(seconds)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        String scope = date + "/sms/tc3_request";
        if (!(SMS_KEY + "/" + scope).equals(claimed.get("Credential"))) {
            return tencent("AuthFailure.SecretIdNotFound");
        }
        String canonical = "POST\n/\n\n" + lines(headers, claimed.get("SignedHeaders")) + "\n"
                + claimed.get("SignedHeaders") + "\n" + sha256(body);
        byte[] key = hmac(("TC3" + SMS_SECRET).getBytes(StandardCharsets.UTF_8), date);
        key = hmac(hmac(key, "sms"), "tc3_request");
        byte[] signature = hmac(key, "TC3-HMAC-SHA256\n" + seconds + "\n" + scope + "\n" + sha256(canonical));
        if (!HexFormat.of().formatHex(signature).equals(claimed.get("Signature"))) {
            return tencent("AuthFailure.SignatureFailure");
        }
        JsonNode asked = JSON.readTree(body);
        boolean right = "2021-01-11".equals(headers.getFirst("X-TC-Version"))
                && asked.path("SmsSdkAppId").asString().equals(SMS_APP)
                && asked.path("SignName").asString().equals(SIGN);
        String phone = asked.path("PhoneNumberSet").path(0).asString();
        String refusal = right ? refusals.poll() : "FailedOperation.SignatureIncorrectOrUnapproved";
        if (refusal != null && refusal.startsWith("Request")) {
            return tencent(refusal);
        }
        if (refusal == null) {
            take("SMS", phone, asked.path("TemplateParamSet").toString());
        }
        return Map.of(
                "Response",
                Map.of(
                        "SendStatusSet",
                        List.of(Map.of(
                                "PhoneNumber",
                                phone,
                                "Code",
                                refusal == null ? "Ok" : refusal,
                                "Message",
                                "of " + phone)),
                        "RequestId",
                        "R"));
    }

    private static Map<String, Object> tencent(String code) {
        return Map.of("Response", Map.of("Error", Map.of("Code", code, "Message", "refused"), "RequestId", "R"));
    }

    private static Map<String, String> claims(String authorization, String algorithm, String between) {
        if (!authorization.startsWith(algorithm)) {
            return Map.of();
        }
        return Arrays.stream(authorization.substring(algorithm.length()).split(between))
                .collect(Collectors.toMap(one -> one.split("=", 2)[0], one -> one.split("=", 2)[1]));
    }

    private static String lines(Headers headers, String names) {
        return Arrays.stream(names.split(";"))
                .map(name -> name + ":" + headers.getFirst(name).strip() + "\n")
                .collect(Collectors.joining());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        speak();
        server.stop(0);
    }
}

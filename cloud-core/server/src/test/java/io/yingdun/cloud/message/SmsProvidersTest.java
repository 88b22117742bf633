package io.yingdun.cloud.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.message.Delivery.Outcome;
import io.yingdun.cloud.message.SmsProvider.Filled;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Each against a server that checks key, signature and time. */
class SmsProvidersTest {

    private static final String PHONE = "13912345678";
    private static final MessageSecrets SECRETS = new MessageSecrets("", Providers.SMS_KEY, Providers.SMS_SECRET);

    private Providers providers;

    @BeforeEach
    void start() throws IOException {
        providers = new Providers();
    }

    @AfterEach
    void stop() {
        providers.close();
    }

    private SmsProvider connected(SmsProvider.Kind kind, MessageSecrets secrets, Clock clock) {
        return kind.connect(
                new MessageSettings.Sms(
                        kind,
                        URI.create(providers.address()),
                        Providers.SIGN,
                        Providers.SMS_TEMPLATE,
                        "",
                        Providers.SMS_APP,
                        "ap-guangzhou"),
                secrets,
                new JsonMapper(),
                clock);
    }

    private Delivery send(SmsProvider.Kind kind, MessageSecrets secrets, Clock clock) throws IOException {
        return connected(kind, secrets, clock)
                .send(
                        PHONE,
                        Providers.SMS_TEMPLATE,
                        List.of(new Filled("name", "张* & 三"), new Filled("examination", "CT检查")));
    }

    private Delivery send(SmsProvider.Kind kind) throws IOException {
        return send(kind, SECRETS, Clock.systemUTC());
    }

    @ParameterizedTest
    @EnumSource(SmsProvider.Kind.class)
    void aSignedMessageIsTaken(SmsProvider.Kind kind) throws IOException {
        assertThat(send(kind)).isEqualTo(Delivery.sent());
        assertThat(providers.taken()).singleElement().satisfies(one -> {
            assertThat(one.to()).endsWith(PHONE);
            assertThat(one.body()).contains("CT检查");
        });
    }

    @ParameterizedTest
    @CsvSource({"ALIYUN,SignatureDoesNotMatch", "TENCENT,AuthFailure.SignatureFailure"})
    void aWrongSecretIsRefusedForGood(SmsProvider.Kind kind, String code) throws IOException {
        Delivery delivery = send(kind, new MessageSecrets("", Providers.SMS_KEY, "wrong"), Clock.systemUTC());
        assertThat(delivery.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(delivery.note()).contains(code).doesNotContain("wrong");
    }

    @ParameterizedTest
    @CsvSource({"ALIYUN,InvalidTimeStamp.Expired", "TENCENT,AuthFailure.SignatureExpire"})
    void aClockThatIsWrongIsSaid(SmsProvider.Kind kind, String code) throws IOException {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-20));
        assertThat(send(kind, SECRETS, late).note()).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "ALIYUN,isv.BUSINESS_LIMIT_CONTROL,LATER",
        "ALIYUN,Throttling.User,LATER",
        "ALIYUN,isv.MOBILE_NUMBER_ILLEGAL,UNREACHABLE",
        "ALIYUN,isv.SMS_TEMPLATE_ILLEGAL,REFUSED",
        "ALIYUN,isv.AMOUNT_NOT_ENOUGH,REFUSED",
        "TENCENT,RequestLimitExceeded,LATER",
        "TENCENT,LimitExceeded.PhoneNumberDailyLimit,LATER",
        "TENCENT,InvalidParameterValue.IncorrectPhoneNumber,UNREACHABLE",
        "TENCENT,FailedOperation.TemplateIncorrectOrUnapproved,REFUSED"
    })
    void anErrorIsTriedAgainOrNotByItsCode(SmsProvider.Kind kind, String code, Outcome outcome) throws IOException {
        providers.refuseNext(code);
        Delivery delivery = send(kind);
        assertThat(delivery.outcome()).isEqualTo(outcome);
        assertThat(delivery.note()).contains(code).doesNotContain(PHONE);
    }

    @Test
    void aProviderThatIsAwayIsAskedAgainLater() {
        SmsWay way = new SmsWay(connected(SmsProvider.Kind.ALIYUN, SECRETS, Clock.systemUTC()), "T");
        providers.close();
        assertThat(way.send(PHONE, new Notice("张*", "CT检查", Clock.systemUTC().instant(), "1"))
                        .outcome())
                .isEqualTo(Outcome.LATER);
    }
}

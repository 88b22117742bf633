package io.yingdun.cloud.message;

import io.yingdun.cloud.message.Delivery.Outcome;
import io.yingdun.cloud.message.SmsProvider.Filled;
import io.yingdun.cloud.patient.SmsSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Patients' one-time codes, where the provider has a template for them. They are sent once, also in quiet hours. */
@Component
@ConditionalOnProperty("yingdun.message.sms.code-template")
class SmsCodes implements SmsSender {

    private final SmsProvider provider;
    private final String template;

    SmsCodes(Ways ways, MessageSettings settings) {
        this.provider = ways.sms().orElseThrow();
        this.template = settings.sms().codeTemplate();
    }

    @Override
    public void send(String phone, String code) {
        try {
            Delivery delivery = provider.send(phone, template, List.of(new Filled("code", code)));
            if (delivery.outcome() != Outcome.SENT) {
                throw new IllegalStateException(delivery.note());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

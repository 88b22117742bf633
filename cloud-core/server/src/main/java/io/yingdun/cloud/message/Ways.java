package io.yingdun.cloud.message;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The ways that the settings name, the first choice first: WeChat where it is bound, else a short message. */
@Component
class Ways {

    private final List<Way> all;
    private final Optional<SmsProvider> sms;

    Ways(MessageSettings settings, PatientChoices choices, ObjectMapper json, Clock clock) {
        MessageSecrets secrets = MessageSecrets.read(settings);
        this.sms = settings.sms().provider() == null
                ? Optional.empty()
                : Optional.of(settings.sms().provider().connect(settings.sms(), secrets, json, clock));
        Optional<Way> wechat = settings.wechat().isOn()
                ? Optional.of(new WechatWay(settings.wechat(), secrets.wechat(), settings.link(), choices))
                : Optional.empty();
        Optional<Way> byPhone = sms.filter(
                        provider -> !settings.sms().template().isEmpty())
                .map(provider -> new SmsWay(provider, settings.sms().template()));
        this.all = Stream.concat(wechat.stream(), byPhone.stream()).toList();
    }

    List<Way> all() {
        return all;
    }

    Optional<SmsProvider> sms() {
        return sms;
    }
}

package io.yingdun.cloud.message;

import com.google.gson.JsonParseException;
import io.yingdun.cloud.message.Delivery.Outcome;
import io.yingdun.cloud.patient.PatientContacts.Contact;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;

/**
 * A template message of the hospital's official account at WeChat. The access token is a stable one, so that two servers do not take
 * each other's away; one that WeChat does not take is renewed once.
 */
final class WechatWay implements Way {

    /** Busy; API called too often, today or this minute; too many users asked. */
    private static final Set<Integer> PASSING = Set.of(-1, 45009, 45011, 45047);

    /** No such user; not a follower; refused by the user. */
    private static final Set<Integer> NOT_THIS_PATIENT = Set.of(40003, 43004, 43101);

    private static final int LONGEST_THING = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy年MM月dd日 HH:mm").withZone(ZoneId.systemDefault());

    private final MessageSettings.Wechat settings;
    private final String link;
    private final PatientChoices choices;
    private final WxMpService account = new WxMpServiceImpl();

    WechatWay(MessageSettings.Wechat settings, String secret, String link, PatientChoices choices) {
        this.settings = settings;
        this.link = link;
        this.choices = choices;
        WxMpHostConfig hosts = new WxMpHostConfig();
        hosts.setApiHost(settings.address().toString());
        WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
        config.setAppId(settings.appId());
        config.setSecret(secret);
        config.useStableAccessToken(true);
        config.setHostConfig(hosts);
        // Our own tries wait longer.
        config.setMaxRetryTimes(0);
        account.setWxMpConfigStorage(config);
    }

    @Override
    public String name() {
        return "WECHAT";
    }

    @Override
    public Optional<String> addressOf(Contact contact) {
        return choices.openId(contact);
    }

    @Override
    public Delivery send(String address, Notice notice) {
        WxMpTemplateMessage message = WxMpTemplateMessage.builder()
                .toUser(address)
                .templateId(settings.template())
                .url(link)
                .clientMsgId(notice.clientId())
                .build();
        fill(message, settings.nameField(), thing(notice.name()));
        fill(message, settings.examinationField(), thing(notice.examination()));
        fill(message, settings.timeField(), time(notice.at()));
        try {
            account.getTemplateMsgService().sendTemplateMsg(message);
            return Delivery.sent();
        } catch (WxErrorException e) {
            return delivery(e.getError());
        } catch (WxRuntimeException e) {
            return e.getCause() instanceof WxErrorException cause
                    ? delivery(cause.getError())
                    : Delivery.later("WeChat did not answer.");
        } catch (JsonParseException e) {
            return Delivery.later("WeChat's answer is no JSON.");
        }
    }

    private static void fill(WxMpTemplateMessage message, String field, String value) {
        if (!field.isEmpty()) {
            message.addData(new WxMpTemplateData(field, value));
        }
    }

    private static String thing(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_THING));
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    /** The exception's own words hold the request, and that the secret. */
    private static Delivery delivery(WxError error) {
        return new Delivery(
                outcome(error.getErrorCode()), "WeChat " + error.getErrorCode() + ": " + error.getErrorMsg());
    }

    private static Outcome outcome(int code) {
        if (PASSING.contains(code)) {
            return Outcome.LATER;
        }
        return NOT_THIS_PATIENT.contains(code) ? Outcome.UNREACHABLE : Outcome.REFUSED;
    }
}

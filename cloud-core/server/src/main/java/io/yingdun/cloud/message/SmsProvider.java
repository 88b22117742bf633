package io.yingdun.cloud.message;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.ObjectMapper;

/** A provider of short messages, by templates that it has approved. */
interface SmsProvider {

    /**
     * What takes a variable's place in a template.
     *
     * @param name Tencent's templates count instead
     */
    record Filled(String name, String value) {}

    /**
     * @param phone a mobile number of the mainland, 11 digits
     * @param filled in the template's order
     */
    Delivery send(String phone, String template, List<Filled> filled) throws IOException;

    /** Which provider. */
    enum Kind {
        ALIYUN("https://dysmsapi.aliyuncs.com") {
            @Override
            SmsProvider connect(MessageSettings.Sms settings, MessageSecrets secrets, ObjectMapper json, Clock clock) {
                return new AliyunSms(settings, secrets, json, clock);
            }
        },
        TENCENT("https://sms.tencentcloudapi.com") {
            @Override
            SmsProvider connect(MessageSettings.Sms settings, MessageSecrets secrets, ObjectMapper json, Clock clock) {
                return new TencentSms(settings, secrets, json, clock);
            }
        };

        private final String usualAddress;

        Kind(String usualAddress) {
            this.usualAddress = usualAddress;
        }

        String usualAddress() {
            return usualAddress;
        }

        abstract SmsProvider connect(
                MessageSettings.Sms settings, MessageSecrets secrets, ObjectMapper json, Clock clock);
    }
}

package io.yingdun.cloud.message;

import io.yingdun.cloud.runtime.PrivateLines;
import io.yingdun.foundation.runtime.StartFailure;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The secrets of the ways that are on, from a file that nobody else reads, with the lines {@code wechat.secret = …},
 * {@code sms.key = …} and {@code sms.secret = …}. Options would show in the list of processes.
 */
record MessageSecrets(String wechat, String smsKey, String sms) {

    static MessageSecrets read(MessageSettings settings) {
        Stream<String> needed = Stream.concat(
                settings.wechat().isOn() ? Stream.of("wechat.secret") : Stream.empty(),
                settings.sms().provider() != null ? Stream.of("sms.key", "sms.secret") : Stream.empty());
        String[] names = needed.toArray(String[]::new);
        if (names.length == 0) {
            return new MessageSecrets("", "", "");
        }
        if (settings.credentialsFile() == null) {
            throw new StartFailure(
                    "There is a way to send messages, and no secret for it.",
                    "Give --yingdun.message.credentials-file=FILE, with the lines " + String.join(" = …, ", names)
                            + " = ….");
        }
        Map<String, String> lines = PrivateLines.read(settings.credentialsFile(), names);
        return new MessageSecrets(
                lines.getOrDefault("wechat.secret", ""),
                lines.getOrDefault("sms.key", ""),
                lines.getOrDefault("sms.secret", ""));
    }

    /** Whoever prints it does not print them. */
    @Override
    public String toString() {
        return "MessageSecrets";
    }
}

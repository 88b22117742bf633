package io.yingdun.cloud.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.testkit.CloudProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while the provider is asked, and after the message was handed over. */
class KilledMessagesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void sendsWhatWasWrittenAndNothingThatWasSent() throws Exception {
        try (Providers providers = new Providers();
                CloudProcess server = new CloudProcess(Files.createDirectory(folder.resolve("data")))) {
            String[] options = {
                "--yingdun.message.quiet-hours=",
                "--yingdun.message.credentials-file=" + Providers.credentials(folder),
                "--yingdun.message.sms.provider=TENCENT",
                "--yingdun.message.sms.address=" + providers.address(),
                "--yingdun.message.sms.app-id=" + Providers.SMS_APP,
                "--yingdun.message.sms.sign-name=" + Providers.SIGN,
                "--yingdun.message.sms.template=" + Providers.SMS_TEMPLATE
            };
            server.start(options);
            Hospital first = new Hospital(server.httpsPort() + 2).ordered();
            providers.fallSilent();
            first.report("F", "右肺上叶占位");
            await().atMost(PATIENCE).until(() -> providers.asked() == 1);
            server.kill();
            assertThat(providers.taken()).isEmpty();

            // What was asked of the provider before is answered to nobody: the message may have been taken all the
            // same.
            providers.speak();
            await().atMost(PATIENCE).until(() -> providers.taken().size() == 1);
            server.start(options);
            await().atMost(PATIENCE).until(() -> providers.taken().size() == 2);
            awaitState(server, "SENT", 1);

            server.kill();
            server.start(options);
            Hospital second = new Hospital(server.httpsPort() + 2).ordered();
            second.report("F", "未见异常");
            await().atMost(PATIENCE)
                    .until(() -> providers.takenBy("+86" + second.phone).size() == 1);
            assertThat(providers.takenBy("+86" + first.phone)).hasSize(2);
        }
        try (Stream<Path> logs = Files.list(folder.resolve("data"))) {
            assertThat(logs.filter(file -> file.toString().endsWith(".log")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(Providers.SMS_SECRET));
        }
    }

    private static void awaitState(CloudProcess server, String state, int messages) {
        await().atMost(PATIENCE)
                .until(() -> server.administrator()
                                .get("/api/messages?state=" + state)
                                .json()
                                .get("total")
                                .asInt()
                        == messages);
    }
}

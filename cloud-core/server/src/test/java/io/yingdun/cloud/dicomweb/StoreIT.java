package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What STOW-RS answers (PS3.18 §10.5.3, Annex I), and that it is true. */
class StoreIT extends RunningCloud {

    private Answer store(byte[]... files) {
        return service().post("/dicomweb/studies", Multipart.TYPE, Multipart.of(files));
    }

    private byte[] readable(TestInstance instance) {
        return service()
                .get(instance.path(), "Accept", "application/dicom; transfer-syntax=*")
                .body();
    }

    private static List<String> uids(JsonNode sequence) {
        return sequence.valueStream()
                .map(item -> item.at("/00081155/Value/0").asString())
                .toList();
    }

    @Test
    void theAnswerNamesTheStudyWhereThereIsOne() {
        TestInstance first = TestInstance.ofNewStudy();
        JsonNode one = store(first.file(), first.sibling(2).file()).json();
        assertThat(one.at("/00081190/Value/0").asString()).isEqualTo(https() + "/dicomweb/studies/" + first.studyUid());
        assertThat(one.at("/00081199/Value/0/00081190/Value/0").asString()).isEqualTo(https() + first.path());
        JsonNode two = store(
                        TestInstance.ofNewStudy().file(),
                        TestInstance.ofNewStudy().file())
                .json();
        assertThat(two.has("00081190")).as("type 2").isTrue();
        assertThat(two.at("/00081190").has("Value")).isFalse();
    }

    @Test
    void oneBadPartOfThreeIsToldByItselfAndTheOthersAreReadable() {
        TestInstance first = TestInstance.ofNewStudy();
        TestInstance last = first.sibling(3);
        byte[] cut = Arrays.copyOf(first.sibling(2).file(), 300);
        Answer answer = store(first.file(), cut, last.file());
        assertThat(answer.status()).isEqualTo(202);
        assertThat(uids(answer.json().at("/00081199/Value"))).containsExactly(first.sopUid(), last.sopUid());
        assertThat(answer.json().has("00081198"))
                .as("no reference without UIDs")
                .isFalse();
        assertThat(answer.json().at("/0008119A/Value")).hasSize(1);
        assertThat(answer.json().at("/0008119A/Value/0/00081197/Value/0").asInt())
                .isEqualTo(0xC000);
        assertThat(readable(first)).isEqualTo(first.file());
        assertThat(readable(last)).isEqualTo(last.file());
    }

    @Test
    void whatFailsUnderItsNameIsToldByItsName() {
        TestInstance first = TestInstance.ofNewStudy();
        assertThat(store(first.file()).status()).isEqualTo(200);
        byte[] otherBytes = first.with(Tag.SliceThickness, "2").file();
        Answer answer = store(otherBytes, Arrays.copyOf(otherBytes, 300));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(uids(answer.json().at("/00081198/Value"))).containsExactly(first.sopUid());
        assertThat(answer.json().at("/00081198/Value/0/00081197/Value/0").asInt())
                .isEqualTo(0x0111);
        assertThat(answer.json().at("/0008119A/Value")).hasSize(1);
    }

    @Test
    void aStoreInChunksIsStored() {
        TestInstance instance = TestInstance.ofNewStudy().pixels(256, 256);
        Answer answer = service()
                .postChunked(
                        "/dicomweb/studies",
                        Multipart.TYPE,
                        () -> new ByteArrayInputStream(Multipart.of(instance.file())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(readable(instance)).isEqualTo(instance.file());
    }

    @Test
    void tenWhoSendTheSameInstanceAtOnceAreAllTold() throws Exception {
        TestInstance instance = TestInstance.ofNewStudy().pixels(256, 256);
        byte[] body = Multipart.of(instance.file());
        List<ApiClient> senders = Stream.generate(this::service).limit(10).toList();
        try (Closing threads = new Closing(Executors.newFixedThreadPool(senders.size()))) {
            List<Future<Answer>> answers = senders.stream()
                    .map(sender ->
                            threads.threads().submit(() -> sender.post("/dicomweb/studies", Multipart.TYPE, body)))
                    .toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
            }
        }
        assertThat(readable(instance)).isEqualTo(instance.file());
    }

    private record Closing(ExecutorService threads) implements AutoCloseable {
        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}

package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MllpIT extends RisSender {

    private static void accepts(String answer, String controlId) {
        assertThat(answer).startsWith("MSH|^~\\&|RIS|YINGDUN|HIS|HOSPITAL|").endsWith("\rMSA|AA|" + controlId + "\r");
    }

    @Test
    void acceptsWhatIsKept() throws IOException {
        String id = unique();
        accepts(ask(admission(id)), id);
        assertThat(database.queryForObject("select body from ris_message where control_id = ?", byte[].class, id))
                .isEqualTo(admission(id).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void acceptsSegmentsThatEndOtherwise(String end) throws IOException {
        String id = unique();
        accepts(ask(admission(id).replace("\r", end)), id);
        awaitState(id, "APPLIED");
    }

    @Test
    void acceptsAStrayCarriageReturnInAField() throws IOException {
        String id = unique();
        accepts(ask(admission(id) + "NTE|1||first\rsecond\r"), id);
        awaitState(id, "APPLIED");
    }

    @Test
    void answersEachOfTwoMessagesInOnePacket() throws IOException {
        String first = unique();
        String second = unique();
        try (MllpSender sender = MllpSender.to(hl7Port())) {
            byte[] one = MllpSender.framed(admission(first), StandardCharsets.UTF_8);
            byte[] two = MllpSender.framed(admission(second), StandardCharsets.UTF_8);
            byte[] both = new byte[one.length + two.length];
            System.arraycopy(one, 0, both, 0, one.length);
            System.arraycopy(two, 0, both, one.length, two.length);
            sender.send(both);
            accepts(sender.answer(StandardCharsets.UTF_8), first);
            accepts(sender.answer(StandardCharsets.UTF_8), second);
        }
    }

    @Test
    void answersWhatComesByteByByte() throws IOException {
        String id = unique();
        try (MllpSender sender = MllpSender.to(hl7Port())) {
            for (byte next : MllpSender.framed(admission(id), StandardCharsets.UTF_8)) {
                sender.send(new byte[] {next});
            }
            accepts(sender.answer(StandardCharsets.UTF_8), id);
        }
    }

    @Test
    void keepsNamesWhoseBytesLookLikeSeparators() throws IOException {
        String id = unique();
        Charset gbk = Charset.forName("GBK");
        String text = admission(id).replace("UNICODE UTF-8", "GB 18030-2000").replace("张^三", "珅^誠琝");
        accepts(ask(text, gbk).replace("|GB 18030-2000", ""), id);
        awaitState(id, "APPLIED");
        assertThat(database.queryForObject(
                        "select name from archive_patient where patient_id = ?", String.class, "P" + id))
                .isEqualTo("Zhang^San=珅^誠琝");
    }

    @Test
    void acceptsAReplayWithoutEffect() throws IOException {
        String id = unique();
        accepts(ask(admission(id)), id);
        accepts(ask(admission(id)), id);
        awaitState(id, "APPLIED");
    }

    @Test
    void appliesOtherBytesUnderTheSameControlId() throws IOException {
        String id = unique();
        accepts(ask(admission(id)), id);
        accepts(ask(admission(id).replace("|M\r", "|F\r")), id);
        awaitState(id, "APPLIED,APPLIED");
        assertThat(database.queryForObject(
                        "select sex from archive_patient where patient_id = ?", String.class, "P" + id))
                .isEqualTo("F");
    }

    @Test
    void rejectsATypeThatIsNotTaken() throws IOException {
        String id = unique();
        assertThat(ask(message("SIU^S12", id, pid("P1")))).contains("\rMSA|AR|" + id + "\rERR|||200|E|");
    }

    @Test
    void rejectsWhatIsNoMessage() throws IOException {
        assertThat(ask("hello")).contains("\rMSA|AR|\rERR|||100|E|");
    }

    @Test
    void rejectsAMessageWithoutControlId() throws IOException {
        assertThat(ask(admission(""))).contains("\rMSA|AR|\rERR|||101|E|");
    }

    @Test
    void rejectsNamesAndControlIdsThatNoIndexCanHold() throws IOException {
        String id = unique();
        String tooLong = Stream.generate(MllpIT::unique).limit(1_000).collect(Collectors.joining());
        assertThat(ask(admission(tooLong))).contains("\rERR|||102|E||||MSH-10 has more than 199 characters.");
        assertThat(ask(admission(id).replace("|HIS|", "|" + tooLong + "|")))
                .contains("\rMSA|AR|" + id + "\rERR|||102|E||||MSH-3 has more than 227 characters.");
        assertThat(state(id)).isNull();
    }

    @Test
    void acceptsTheLongestNamesAndControlIds() throws IOException {
        String longest = Stream.generate(MllpIT::unique).limit(100).collect(Collectors.joining());
        String id = longest.substring(0, 199);
        accepted(admission(id)
                .replace("|HIS|HOSPITAL|", "|" + "医".repeat(227) + "|" + longest.substring(0, 227) + "|")
                .replace("PID|1||P" + id, "PID|1||P" + unique()));
        assertThat(state(id)).isNotNull();
    }
}

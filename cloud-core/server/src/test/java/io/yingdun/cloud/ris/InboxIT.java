package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class InboxIT extends RisSender {

    @Test
    void makesACancellationWaitForItsOrder() throws IOException {
        String cancel = unique();
        String place = unique();
        String accession = unique();
        accepted(order("CA", cancel, accession, "P" + accession));
        awaitState(cancel, "WAITING");
        accepted(order("NW", place, accession, "P" + accession));
        awaitState(cancel, "APPLIED");
        assertThat(orders(accession).get(0).get("status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void makesAnUpdateWaitForItsPatient() throws IOException {
        String patient = unique();
        String update = send("ADT^A08", pid(patient));
        awaitState(update, "WAITING");
        send("ADT^A01", pid(patient));
        awaitState(update, "APPLIED");
    }

    @Test
    void asksAPersonWhenNothingCameForDays() throws IOException {
        String update = send("ADT^A08", pid(unique()));
        awaitState(update, "WAITING");
        clock().skip(Duration.ofDays(3).plusMinutes(11));
        awaitState(update, "DEAD");
    }

    @Test
    void listsWhatCannotBeAppliedAndTakesItCorrected() throws IOException {
        String id = unique();
        String accession = unique();
        accepted(order("QQ", id, accession, "P" + accession));
        awaitState(id, "DEAD");
        String path = "/api/ris/messages/" + messageId(id);
        JsonNode listed =
                administrator.get("/api/ris/messages?limit=500").json().get("messages");
        assertThat(listed).anySatisfy(message -> {
            assertThat(message.get("controlId").asString()).isEqualTo(id);
            assertThat(message.get("note").asString()).isEqualTo("ORC-1 is QQ, which is not known here");
        });
        clock().skip(Duration.ofMinutes(5));
        String text = administrator.get(path).json().get("text").asString();
        assertThat(text).contains("胸部CT平扫");
        assertThat(audited(id)).containsExactly("hl7-message.read");

        assertThat(administrator
                        .post(path + "/resending", Map.of("text", text.replace("QQ", "NW"), "reason", "typing error"))
                        .status())
                .isEqualTo(202);
        awaitState(id, "APPLIED");
        assertThat(orders(accession).get(0).get("procedureText").asString()).isEqualTo("胸部CT平扫");
        assertThat(audited(id)).containsExactly("hl7-message.read", "hl7-message.resent");
        assertThat(administrator
                        .post(path + "/resending", Map.of("reason", "again"))
                        .code())
                .isEqualTo("message-not-dead");
    }

    @Test
    void appliesACorrectionAsTheTypeThatItSays() throws IOException {
        String id = send("ADT^A08", "EVN|A08");
        awaitState(id, "DEAD");
        String corrected = message("ADT^A04", id, pid("P" + id)).replace('\r', '\n');
        assertThat(administrator
                        .post(
                                "/api/ris/messages/" + messageId(id) + "/resending",
                                Map.of("text", corrected, "reason", "a new patient"))
                        .status())
                .isEqualTo(202);
        awaitState(id, "APPLIED");
    }

    @ParameterizedTest
    @CsvSource({
        "SPS1, 65, 'OBR-20 (or IPC-4) has more than 64 characters, or a backslash'",
        "RP1, 65, 'OBR-19 (or IPC-2, ORC-2) has more than 64 characters, or a backslash'",
        "PL, 65, 'ORC-2 has more than 64 characters, or a backslash'",
        "FI, 65, 'ORC-3 has more than 64 characters, or a backslash'",
        "CT01, 65, OBR-4.1 has more than 64 characters",
        "胸部CT平扫, 1001, OBR-4.2 (or OBR-4.5) has more than 1000 characters",
        "SPS1||||CT, 17, OBR-24 (or IPC-5) has more than 16 characters",
        "Zhang, 65, PID-5 has more than 64 characters"
    })
    void asksAPersonAboutWhatIsTooLong(String said, int length, String note) throws IOException {
        String id = unique();
        String accession = unique();
        String tooLong = said.replaceAll("[^|]+$", "X".repeat(length));
        accepted(order("NW", id, accession, "P" + accession).replace(said, tooLong));
        awaitState(id, "DEAD");
        assertThat(note(id)).isEqualTo(note);
    }

    @Test
    void takesTheLongestStepId() throws IOException {
        String id = unique();
        String accession = unique();
        String longest = "步".repeat(64);
        accepted(order("NW", id, accession, "P" + accession).replace("SPS1", longest));
        awaitState(id, "APPLIED");
        assertThat(orders(accession).get(0).get("scheduledStepId").asString()).isEqualTo(longest);
    }

    @Test
    void letsAPersonDismissAMessage() throws IOException {
        String id = send("ADT^A04", "EVN|A04");
        awaitState(id, "DEAD");
        String path = "/api/ris/messages/" + messageId(id) + "/dismissal";
        assertThat(administrator.post(path, Map.of("reason", "sent by mistake")).status())
                .isEqualTo(204);
        assertThat(state(id)).isEqualTo("DISMISSED");
        assertThat(audited(id)).containsExactly("hl7-message.dismissed");
        assertThat(administrator.post(path, Map.of("reason", "again")).code()).isEqualTo("message-not-dead");
    }

    @Test
    void keepsWhatCannotBeDecodedForAPerson() throws IOException {
        String id = unique();
        String text = message("ADT^A04", id, pid("P" + id));
        assertThat(ask(text, Charset.forName("GBK"))).contains("\rMSA|AA|" + id);
        assertThat(state(id)).isEqualTo("DEAD");
    }

    @Test
    void refusesACorrectionThatIsNoMessage() throws IOException {
        String id = send("ADT^A04", "EVN|A04");
        awaitState(id, "DEAD");
        assertThat(administrator
                        .post(
                                "/api/ris/messages/" + messageId(id) + "/resending",
                                Map.of("text", "hello", "reason", "none"))
                        .code())
                .isEqualTo("invalid-input");
    }

    private List<String> audited(String controlId) {
        return database.queryForList(
                "select action from audit_entry where subject = ? and action like 'hl7-message.%' order by sequence",
                String.class, Long.toString(messageId(controlId)));
    }
}

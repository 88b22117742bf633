package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.archive.Corrections;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Messages that come later than what their sender said after them. */
class LatestSaidIT extends RisSender {

    private static final String LEFT =
            "MSH-7 is older than that of a message that was applied before; left as they were: ";

    @Autowired
    private Corrections corrections;

    private final String accession = unique();
    private final String patient = "P" + accession;

    /** @return the message's note */
    private String say(String saidAt, String message) throws IOException {
        String id = unique();
        accepted(message.replace("|20260101120000|", "|" + saidAt + "|").replace("|ID|", "|" + id + "|"));
        awaitState(id, "APPLIED");
        return note(id);
    }

    private String person(String type, String familyName) {
        return message(type, "ID", pid(patient).replace("Zhang", familyName));
    }

    private String order(String control, String familyName, String procedure) {
        return order(control, "ID", accession, patient)
                .replace("Zhang", familyName)
                .replace("胸部CT平扫", procedure);
    }

    private String nameOfPatient() {
        return corrections.patientOf(patient, "").orElseThrow().name();
    }

    private JsonNode order() {
        return orders(accession).get(0);
    }

    @ParameterizedTest
    @CsvSource({"20260102080000, 20260102075959", "20260102080000, 202601020759", "202601020800, 2026-01-01"})
    void doNotDescribeThePatientAnew(String later, String earlier) throws IOException {
        assertThat(say(later, person("ADT^A04", "Li"))).isEmpty();
        assertThat(say(earlier, person("ADT^A08", "Wang"))).isEqualTo(LEFT + "patient " + patient);
        assertThat(nameOfPatient()).startsWith("Li^");
    }

    @ParameterizedTest
    @CsvSource({
        "20260102080000, 20260102080000",
        "20260102080000, 202601020800",
        "20260102080000, ''",
        "99991231235959, 20260102080000",
        "'', 20260102080000"
    })
    void describeThePatientWhereTheyCannotBeTakenForOlder(String first, String second) throws IOException {
        say(first, person("ADT^A04", "Li"));
        assertThat(say(second, person("ADT^A08", "Wang"))).isEmpty();
        assertThat(nameOfPatient()).startsWith("Wang^");
    }

    @Test
    void countForTheirOwnSenderOnly() throws IOException {
        say("20260102080000", person("ADT^A04", "Li"));
        String other = person("ADT^A08", "Wang").replace("|HIS|", "|EMR|");
        assertThat(say("20260102070000", other)).isEmpty();
        assertThat(nameOfPatient()).startsWith("Wang^");
    }

    @Test
    void doNotChangeTheOrder() throws IOException {
        say("20260102080000", order("NW", "Li", "CT of the chest"));
        say("20260102090000", order("XO", "Li", "CT of the head"));
        assertThat(say("20260102083000", order("XO", "Li", "CT of the knee")))
                .isEqualTo(LEFT + "order " + accession + " step SPS1");
        assertThat(order().get("procedureText").asString()).isEqualTo("CT of the head");
    }

    @Test
    void doNotCancelTheOrder() throws IOException {
        say("20260102080000", order("NW", "Li", "CT of the chest"));
        assertThat(say("20260102070000", order("CA", "Li", "CT of the chest"))).contains(accession);
        assertThat(order().get("status").asString()).isEqualTo("REGISTERED");
    }

    @Test
    void areNoChangeOfWhatWasCancelledSince() throws IOException {
        say("20260102080000", order("NW", "Li", "CT of the chest"));
        say("20260102100000", order("CA", "Li", "CT of the chest"));
        assertThat(say("20260102090000", order("XO", "Li", "CT of the head"))).contains(accession);
        assertThat(order().get("status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void makeAnOrderOfThePatientAsTheyWereSaidLast() throws IOException {
        say("20260102080000", person("ADT^A04", "Li"));
        assertThat(say("20260102070000", order("NW", "Wang", "CT of the chest")))
                .isEqualTo(LEFT + "patient " + patient);
        assertThat(order().get("patientName").asString()).startsWith("Li^");
        assertThat(nameOfPatient()).startsWith("Li^");
    }

    @Test
    void stillMergePatients() throws IOException {
        say("20260102080000", person("ADT^A04", "Li"));
        String prior = unique();
        say("20260102080000", person("ADT^A04", "Li").replace(patient, prior));
        String merge = person("ADT^A40", "Wang") + "MRG|" + prior + "\r";
        assertThat(say("20260102070000", merge)).isEqualTo(LEFT + "patient " + patient);
        assertThat(corrections.patientOf(prior, "").orElseThrow().patientId()).isEqualTo(patient);
        assertThat(nameOfPatient()).startsWith("Li^");
    }
}

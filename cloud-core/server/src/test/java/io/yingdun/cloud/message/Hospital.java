package io.yingdun.cloud.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.ris.MllpSender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** One examination of one patient of a hospital, as its RIS tells it by HL7. */
final class Hospital {

    static final String NAME = "张^三丰";

    private final int port;
    final String patient = "P" + unique();
    final String accession = unique();
    final String phone = "139"
            + String.format(Locale.ROOT, "%08d", ThreadLocalRandom.current().nextInt(100_000_000));

    Hospital(int port) {
        this.port = port;
    }

    static String unique() {
        return UUID.randomUUID().toString().substring(0, 13);
    }

    /** @return what was sent */
    private String say(String type, String... segments) throws IOException {
        String message = "MSH|^~\\&|HIS|HOSPITAL|RIS|YINGDUN|20260101120000||" + type + "|" + unique()
                + "|P|2.5.1||||||UNICODE UTF-8\r" + String.join("\r", segments) + "\r";
        repeat(message);
        return message;
    }

    void repeat(String message) throws IOException {
        assertThat(MllpSender.ask(port, message, StandardCharsets.UTF_8)).contains("\rMSA|AA|");
    }

    private String pid(String phones) {
        return "PID|1||" + patient + "||Zhang^Sanfeng^^^^^^A~" + NAME + "^^^^^^I||19800102|M|||||" + phones;
    }

    /** An outpatient with an order for a CT. */
    Hospital ordered(String phones) throws IOException {
        say("ADT^A04", "EVN|A04", pid(phones), "PV1|1|O");
        say(
                "ORM^O01",
                pid(phones),
                "ORC|NW|PL|FI",
                "OBR|1|PL|FI|CT01^肺癌复查胸部CT||||||||||||||" + accession + "|RP1|SPS1||||CT");
        return this;
    }

    Hospital ordered() throws IOException {
        return ordered(phone);
    }

    /** @param status OBR-25: P, F, C or X */
    String report(String status, String impression) throws IOException {
        String result = status.equals("X") ? "D" : status;
        return say(
                "ORU^R01",
                pid(""),
                "OBR|1|PL|R1|CT01^肺癌复查胸部CT||||||||||||||" + accession + "|||||||" + status,
                "OBX|1|TX|19005-8^Impression^LN||" + impression + "||||||" + result);
    }
}

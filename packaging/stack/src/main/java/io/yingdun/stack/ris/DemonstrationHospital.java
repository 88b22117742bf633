package io.yingdun.stack.ris;

import io.yingdun.stack.pacs.DemonstrationPacs;
import io.yingdun.stack.pacs.Examination;
import io.yingdun.stack.pacs.Person;
import io.yingdun.stack.server.Account;
import io.yingdun.stack.server.CloudProcess;
import io.yingdun.stack.server.ManagementClient;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Who has ordered the sample studies and in which ward their patients are: so the first doctor has a work list, has to ask for
 * the head MR, and the first approver decides about it.
 */
public final class DemonstrationHospital {

    private static final String WARD_OF_THE_DOCTOR = "胸外科";
    private static final String WARD_OF_THE_APPROVER = "神经内科";
    private static final String DOCTOR = "10021";
    private static final String APPROVER = "10034";

    private final CloudProcess cloud;

    public DemonstrationHospital(CloudProcess cloud) {
        this.cloud = cloud;
    }

    /** May be repeated: a message that was taken before has no effect, and an account that has a department keeps it. */
    public void introduce() {
        Account administrator = cloud.account("ADMINISTRATOR");
        ManagementClient client = new ManagementClient(cloud.url(), cloud.certificateAuthority());
        client.logIn(administrator.user(), administrator.password());
        JsonNode accounts = client.get("staff").path("accounts");
        place(client, accounts, cloud.account("DOCTOR"), "示范外科医师", WARD_OF_THE_DOCTOR, DOCTOR);
        place(client, accounts, cloud.account("APPROVER"), "示范内科主任", WARD_OF_THE_APPROVER, APPROVER);
        Mllp line = new Mllp(cloud.hl7Port());
        DemonstrationPacs.examinations().forEach(examination -> line.send(order(examination)));
        line.send(report());
    }

    private static void place(
            ManagementClient client,
            JsonNode accounts,
            Account first,
            String displayName,
            String department,
            String staffNumber) {
        for (JsonNode account : accounts) {
            boolean placed = !account.path("department").asString("").isEmpty();
            if (placed || !account.path("name").asString().equals(first.user())) {
                continue;
            }
            client.put(
                    "staff/" + account.path("id").asString(),
                    Map.of(
                            "role", first.role(),
                            "displayName", displayName,
                            "department", department,
                            "staffNumber", staffNumber,
                            "enabled", true),
                    Map.of());
        }
    }

    /** ORM^O01 (HL7 2.5.1 §4.4.1): ordering doctor in OBR-16, ward in PV1-3, accession number in OBR-18. */
    static String order(Examination examination) {
        boolean head = examination.machine().equals("MR");
        return message(
                "ORM^O01",
                examination,
                examination.date() + "080000",
                "PV1|1|O|" + (head ? WARD_OF_THE_APPROVER : WARD_OF_THE_DOCTOR),
                "ORC|NW|P" + examination.accession() + "|F" + examination.accession(),
                request(
                        examination,
                        "||||||||||||" + (head ? APPROVER : DOCTOR) + "^示范||"
                                + examination.accession() + "|RP" + examination.accession() + "|SPS"
                                + examination.accession()
                                + "||||" + examination.machine()));
    }

    /** ORU^R01 (HL7 2.5.1 §7.3.1) of the newer chest CT: verified (OBR-25 F). */
    private static String report() {
        Examination chest = DemonstrationPacs.examinations().stream()
                .filter(one -> one.accession().equals(DemonstrationPacs.NEWER_CHEST))
                .findFirst()
                .orElseThrow();
        return message(
                "ORU^R01",
                chest,
                chest.date() + "104200",
                request(
                        chest,
                        "|||" + chest.date() + chest.time() + "|||||||||||" + chest.accession() + "||||" + chest.date()
                                + "104200|||F|||||||" + "10077&示范医师乙|10066&示范医师甲"),
                "OBX|1|TX|59776-5^影像所见^LN||" + DemonstrationPacs.FINDINGS + "||||||F",
                "OBX|2|TX|19005-8^影像诊断^LN||" + DemonstrationPacs.IMPRESSION + "||||||F");
    }

    private static String request(Examination examination, String rest) {
        return "OBR|1|P" + examination.accession() + "|F" + examination.accession() + "|" + examination.machine() + "^"
                + examination.description() + rest;
    }

    private static String message(String type, Examination examination, String at, String... segments) {
        Person person = examination.person();
        String[] names = person.name().split("=");
        return String.join(
                        "\r",
                        "MSH|^~\\&|HIS|DEMO|RIS|YINGDUN|" + at + "||" + type + "|DEMO-" + type.substring(0, 3) + "-"
                                + examination.accession() + "|P|2.5.1||||||UNICODE UTF-8",
                        "PID|1||" + person.id() + "^^^" + DemonstrationPacs.ISSUER + "^PI||" + names[0] + "^^^^^^A~"
                                + names[1] + "^^^^^^I||" + person.birthDate() + "|" + person.sex(),
                        String.join("\r", segments))
                + "\r";
    }
}

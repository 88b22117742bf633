package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.foundation.testkit.ApiClient;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks all routes that give something: each leaves an entry in the audit log, or is known to give no patient's data. */
class JournalWalkIT extends RunningCloud {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern BULK = Pattern.compile("/bulkdata/\\d+/\\d+");

    private static final Set<String> WITHOUT_PATIENTS_DATA = Set.of(
            "/api/session",
            "/api/patient/verification",
            // a pattern of noise
            "/dicomweb/studies/{study}/mark",
            "/dicomweb/studies/{study}/series/{series}/mark",
            "/dicomweb/studies/{study}/series/{series}/instances/{instance}/mark",
            "/api/doctor/mark",
            "/api/openapi.json",
            "/api/openapi.json.yaml",
            "/api/keys",
            "/api/staff",
            "/api/embedding",
            "/api/peers",
            "/api/in-place",
            "/api/tiering",
            "/api/retention",
            "/api/explanations/setting",
            "/api/uploads",
            // the same bytes' hash must be known beforehand, and what is told is whether they are here
            "/api/uploads/{sha256}",
            // UIDs, and reasons without any person's data
            "/api/retention/holds",
            "/api/pulls",
            "/api/pulls/{id}",
            "/api/pulls/{id}/failures",
            // itself
            "/api/audit",
            "/api/audit/verification",
            "/api/audit/export");

    /** Needs a file in a PACS's folder: ReportFilesIT sees to it. */
    private static final String ONE_REPORT = "/api/archive/studies/{study}/reports/{report}";

    /** Needs a report by HL7: ReportMessagesIT sees to it. */
    private static final String ONE_DOCUMENT = "/api/studies/{study}/reports/{report}/document";

    /** Needs a message: InboxIT sees to it. */
    private static final String ONE_MESSAGE = "/api/ris/messages/{id}";

    /** Needs a session: CoViewIT sees to it. */
    private static final String CO_VIEWING = "/dicomweb/studies/{study}/co-viewing/{session}";

    /** Needs an explanation that waits: ExplanationIT sees to it. */
    private static final String ONE_EXPLANATION = "/api/doctor/explanations/{report}";

    @Autowired
    private AccessRules rules;

    @Autowired
    private JdbcTemplate database;

    @TestFactory
    Stream<DynamicTest> whoeverIsGivenPatientsDataIsWrittenDown() {
        TestInstance shown = TestInstance.ofNewStudy();
        assertThat(store(service(), shown).status()).isEqualTo(200);
        return rules.rules().stream()
                .filter(rule -> rule.method().equals(HttpMethod.GET))
                .filter(rule ->
                        rule.pattern().startsWith("/api/") || rule.pattern().startsWith("/dicomweb/"))
                .filter(rule -> !WITHOUT_PATIENTS_DATA.contains(rule.pattern())
                        && !Set.of(ONE_REPORT, ONE_DOCUMENT, ONE_MESSAGE, CO_VIEWING, ONE_EXPLANATION)
                                .contains(rule.pattern()))
                // These need a patient's session: PatientAccessIT and ShareIT see to them.
                .filter(rule -> !rule.permit().kinds().contains(Caller.Kind.PATIENT))
                .map(rule -> DynamicTest.dynamicTest(rule.pattern(), () -> ask(rule, shown)));
    }

    private void ask(AccessRules.Rule rule, TestInstance shown) {
        // What was written of others before counts for them.
        clock().skip(WINDOW);
        ApiClient client = rule.permit().kinds().contains(Caller.Kind.SERVICE) ? service() : loggedInAs(role(rule));
        String path = path(rule.pattern(), shown);
        long before = entries();
        ApiClient.Answer answer = client.get(path, "Accept", accepted(rule.pattern()));
        assertThat(answer.status()).as("%s: %s", path, answer.text()).isIn(200, 204);
        assertThat(entries()).as(path).isGreaterThan(before);
    }

    private static String role(AccessRules.Rule rule) {
        if (rule.permit().scope() == Scope.DECIDE) {
            return "APPROVER";
        }
        return rule.permit().scope() == Scope.READ ? "DOCTOR" : "ADMINISTRATOR";
    }

    private long entries() {
        return Long.parseLong(database.queryForObject(
                "select count(*) from audit_entry where action like 'data.%' and action <> 'data.refused'",
                String.class));
    }

    private String path(String pattern, TestInstance shown) {
        String path = pattern.replace("{study}", shown.studyUid())
                .replace("{series}", shown.seriesUid())
                .replace("{instance}", shown.sopUid())
                .replaceAll("\\{(list|frame)}", "1");
        if (path.contains("{folder}")) {
            long folder = loggedInAs("ADMINISTRATOR")
                    .get("/api/in-place")
                    .json()
                    .get(0)
                    .get("id")
                    .asLong();
            path = path.replace("{folder}", Long.toString(folder));
        }
        if (path.contains("/bulkdata/")) {
            Matcher bulk = BULK.matcher(service()
                    .get("/dicomweb/studies/" + shown.studyUid() + "/metadata")
                    .text());
            assertThat(bulk.find()).isTrue();
            clock().skip(WINDOW);
            path = path.replace("/bulkdata/{offset}/{length}", bulk.group());
        }
        return path + query(pattern, shown);
    }

    private static String accepted(String pattern) {
        if (pattern.endsWith("/rendered") || pattern.endsWith("/thumbnail")) {
            return "image/jpeg";
        }
        boolean whole = pattern.startsWith("/dicomweb/studies/") && pattern.endsWith("}");
        boolean bytes = pattern.contains("/frames/") || pattern.contains("/bulkdata/");
        if (whole && !bytes) {
            return "multipart/related; type=\"application/dicom\"; transfer-syntax=*";
        }
        return bytes ? "multipart/related; type=\"application/octet-stream\"" : "*/*";
    }

    private static String query(String pattern, TestInstance shown) {
        return switch (pattern) {
            case "/dicomweb/wado" ->
                "?requestType=WADO&studyUID=" + shown.studyUid() + "&seriesUID=" + shown.seriesUid() + "&objectUID="
                        + shown.sopUid();
            case "/dicomweb/sample-uri" -> "?study=" + shown.studyUid();
            case "/api/ris/orders/history", "/api/ris/reports" -> "?accessionNumber=1";
            case "/api/archive/patients" -> "?patientId=" + shown.patientId();
            default -> "";
        };
    }
}

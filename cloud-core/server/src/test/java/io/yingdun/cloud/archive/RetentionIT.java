package io.yingdun.cloud.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The rule, and what it deletes. */
class RetentionIT extends RunningCloud {

    private static final String RULE = "/api/retention";
    private static final Duration YEAR = Duration.ofDays(366);

    @Autowired
    private Ingest ingest;

    @Autowired
    private Archive archive;

    @Autowired
    private Retention retention;

    @Autowired
    private Deletion deletion;

    @Autowired
    private JdbcTemplate database;

    private ApiClient administrator;

    @BeforeEach
    void logIn() {
        administrator = loggedInAs("ADMINISTRATOR");
    }

    @AfterEach
    void lift() {
        assertThat(administrator.delete(RULE).status()).isEqualTo(204);
    }

    private Answer set(int years, boolean noInpatients) {
        return administrator.sendJson("PUT", RULE, Map.of("keepYears", years, "noInpatients", noInpatients));
    }

    private TestInstance sent(TestInstance instance) {
        assertThat(new Sender(ingest).send(instance).accepted()).isTrue();
        return instance;
    }

    private boolean isKept(TestInstance instance) {
        return archive.study(instance.studyUid()).isPresent();
    }

    private Instant in(int years) {
        return clock().instant().plus(YEAR.multipliedBy(years));
    }

    /** As if all that is in the study had come so long ago. */
    private void cameYearsAgo(TestInstance instance, int years) {
        database.update(
                "update archive_study set received_at = received_at - make_interval(years => ?),"
                        + " changed_at = changed_at - make_interval(years => ?) where study_instance_uid = ?",
                years,
                years,
                instance.studyUid());
    }

    private List<String> auditOf(String subject) {
        return database.queryForList(
                "select action from audit_entry where subject = ? order by sequence", String.class, subject);
    }

    @Test
    void everythingIsKeptForEverWithoutARule() {
        TestInstance instance = sent(TestInstance.ofNewStudy());
        assertThat(retention.deletePast(in(1_000))).isZero();
        assertThat(isKept(instance)).isTrue();
        assertThat(administrator.get(RULE).json().has("rule")).isFalse();
    }

    @Test
    void fewerYearsThanTheLawAsksForAreRefused() {
        assertThat(set(14, true).code()).isEqualTo("invalid-input");
        assertThat(set(29, false).code()).isEqualTo("invalid-input");
        assertThat(administrator.get(RULE).json().has("rule")).isFalse();
    }

    @Test
    void fifteenYearsAreEnoughWhereNobodyWasAnInpatient() {
        assertThat(set(15, true).status()).isEqualTo(200);
    }

    @Test
    void theRuleAndItsEndStandInTheAuditLog() {
        int before = auditOf("archive").size();
        JsonNode rule = set(30, false).json().get("rule");
        assertThat(rule.get("keepYears").asInt()).isEqualTo(30);
        assertThat(rule.get("setBy").asString()).isEqualTo("administrator");
        administrator.delete(RULE);
        assertThat(auditOf("archive").subList(before, before + 2)).containsExactly("retention.set", "retention.lifted");
    }

    @Test
    void onlyAPersonMaySetIt() {
        assertThat(service().sendJson("PUT", RULE, Map.of("keepYears", 30)).status())
                .isEqualTo(403);
    }

    @Test
    void aRuleDeletesNothingInItsFirstWeek() {
        TestInstance instance = sent(TestInstance.ofNewStudy());
        cameYearsAgo(instance, 31);
        assertThat(set(30, false).json().get("past").asLong()).isEqualTo(1);
        assertThat(retention.deletePast(clock().instant().plus(Duration.ofDays(6))))
                .isZero();
        assertThat(isKept(instance)).isTrue();
    }

    @Test
    void whatIsPastItsYearsIsDeletedWithAnAuditEntryAndNothingElseIs() {
        TestInstance old = sent(TestInstance.ofNewStudy());
        cameYearsAgo(old, 31);
        TestInstance young = sent(TestInstance.ofNewStudy());
        cameYearsAgo(young, 29);
        set(30, false);

        retention.deletePast(clock().instant().plus(Duration.ofDays(8)));

        assertThat(isKept(old)).isFalse();
        assertThat(isKept(young)).isTrue();
        assertThat(auditOf(old.studyUid())).contains("study.deleted");
    }

    @Test
    void aNightThatWouldDeleteMoreThanItsShareWaitsForAnAdministrator() {
        long most = administrator.get(RULE).json().get("mostANight").asLong();
        List<TestInstance> all = LongStream.rangeClosed(0, most)
                .mapToObj(n -> sent(TestInstance.ofNewStudy()))
                .toList();
        all.forEach(instance -> cameYearsAgo(instance, 31));
        set(30, false);
        Instant night = clock().instant().plus(Duration.ofDays(6));
        database.update("update archive_retention set set_at = set_at - interval '8 days'");

        assertThat(retention.deletePast(night)).isZero();
        assertThat(all).allMatch(this::isKept);
        assertThat(auditOf("archive")).endsWith("retention.stopped");
        assertThat(approve(most).status()).isEqualTo(204);
        assertThat(retention.deletePast(night)).as("more than was approved").isZero();

        assertThat(approve(most + 10).status()).isEqualTo(204);
        assertThat(retention.deletePast(night)).isGreaterThan((int) most);
        assertThat(all).noneMatch(this::isKept);
    }

    private Answer approve(long studies) {
        return administrator.post(RULE + "/approval", Map.of("studies", studies));
    }

    @Test
    void nothingIsApprovedWithoutARule() {
        assertThat(approve(1_000).code()).isEqualTo("no-retention-rule");
    }

    @Test
    void theYearsCountFromThePatientsLastImage() {
        TestInstance first = sent(TestInstance.ofNewStudy());
        cameYearsAgo(first, 31);
        TestInstance later = sent(TestInstance.ofNewStudy().with(Tag.PatientID, first.patientId()));
        cameYearsAgo(later, 1);
        set(30, false);
        retention.deletePast(clock().instant().plus(Duration.ofDays(8)));
        assertThat(isKept(first)).isTrue();
    }

    @Test
    void whatWaitsForAPersonsDecisionIsKept() {
        TestInstance instance = sent(TestInstance.ofNewStudy());
        sent(instance.sibling(2).with(Tag.PatientID, "SOMEBODY ELSE"));
        cameYearsAgo(instance, 31);
        set(30, false);
        retention.deletePast(clock().instant().plus(Duration.ofDays(8)));
        assertThat(isKept(instance)).isTrue();
    }

    @Test
    void whatIsHeldIsKeptUntilItIsReleased() {
        TestInstance instance = sent(TestInstance.ofNewStudy());
        cameYearsAgo(instance, 31);
        set(30, false);
        String hold = RULE + "/holds/" + instance.studyUid();
        assertThat(administrator
                        .sendJson("PUT", hold, Map.of("reason", "sealed, case 7"))
                        .status())
                .isEqualTo(204);
        Instant night = clock().instant().plus(Duration.ofDays(8));

        retention.deletePast(night);
        assertThat(isKept(instance)).isTrue();
        assertThat(administrator.get(RULE + "/holds").text()).contains(instance.studyUid(), "sealed, case 7");

        assertThat(administrator.delete(hold).status()).isEqualTo(204);
        retention.deletePast(night);
        assertThat(isKept(instance)).isFalse();
        assertThat(auditOf(instance.studyUid())).containsSubsequence("study.held", "study.released", "study.deleted");
    }

    @Test
    void whatIsHeldIsNotDeletedByHandEither() {
        TestInstance instance = sent(TestInstance.ofNewStudy());
        String hold = RULE + "/holds/" + instance.studyUid();
        administrator.sendJson("PUT", hold, Map.of("reason", "sealed"));
        assertThatThrownBy(() -> deletion.deleteStudy(instance.studyUid(), "by hand", AuditActor.SYSTEM))
                .isInstanceOfSatisfying(
                        ProblemException.class, held -> assertThat(held.code()).isEqualTo("study-held"));
        assertThat(isKept(instance)).isTrue();
        administrator.delete(hold);
    }

    @Test
    void aRuleThatWasLiftedDeletesNothingMore() {
        TestInstance instance = sent(TestInstance.ofNewStudy());
        cameYearsAgo(instance, 31);
        set(30, false);
        administrator.delete(RULE);
        assertThat(retention.deletePast(in(1))).isZero();
        assertThat(isKept(instance)).isTrue();
    }
}

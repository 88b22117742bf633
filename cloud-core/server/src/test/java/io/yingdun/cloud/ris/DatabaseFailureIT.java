package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.testkit.TestInstance;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database's own failures, raised by a trigger where the message is written. */
class DatabaseFailureIT extends RisSender {

    private final String accession = unique();
    private final String id = unique();

    /** The first inserts of this row fail; a sequence counts them, since a rollback does not take it back. */
    private void failing(String table, String column, String value, String sqlState, int times) {
        database.execute("create sequence failing_inserts");
        database.execute("create function failing_insert() returns trigger language plpgsql as $$ begin"
                + " if nextval('failing_inserts') <= " + times + " then"
                + " raise exception 'raised for a test' using errcode = '" + sqlState + "'; end if;"
                + " return new; end $$");
        database.execute("create trigger failing_insert before insert on " + table + " for each row when (new." + column
                + " = '" + value + "') execute function failing_insert()");
    }

    @AfterEach
    void goOn() {
        database.execute("drop function if exists failing_insert cascade");
        database.execute("drop sequence if exists failing_inserts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void makesAMessageAndThoseBehindItWaitTheirTurn(String sqlState) throws IOException {
        failing("ris_order", "accession_number", accession, sqlState, 2);
        String cancel = unique();
        accepted(order("NW", id, accession, "P" + accession));
        accepted(order("CA", cancel, accession, "P" + accession));
        awaitState(cancel, "APPLIED");
        assertThat(state(id)).isEqualTo("APPLIED");
        assertThat(orders(accession).get(0).get("status").asString()).isEqualTo("CANCELLED");
        assertThat(database.queryForObject("select last_value from failing_inserts", Long.class))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "53100", "42P01"})
    void makesTheSenderComeAgain(String sqlState) throws IOException {
        failing("ris_message", "control_id", id, sqlState, 1);
        assertThat(ask(admission(id))).contains("\rMSA|AE|" + id + "\rERR|||207|E|");
        assertThat(ask(admission(id))).contains("\rMSA|AA|" + id + "\r");
        awaitState(id, "APPLIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "54000"})
    void doesNotMakeTheSenderComeAgainWithWhatIsNeverKept(String sqlState) throws IOException {
        failing("ris_message", "control_id", id, sqlState, 1);
        assertThat(ask(admission(id))).contains("\rMSA|AR|" + id + "\rERR|||207|E|");
        assertThat(state(id)).isNull();
    }

    /** Of a patient who has an order, but of none: it is to be listed. */
    private TestInstance studyWithoutOrder() throws IOException {
        accepted(order("NW", id, accession, "P" + accession));
        awaitState(id, "APPLIED");
        return instance("P" + accession, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "55P03", "53300"})
    void makesAStudyLookForItsOrderAgain(String sqlState) throws IOException {
        TestInstance instance = studyWithoutOrder();
        failing("ris_unmatched_study", "study_instance_uid", instance.studyUid(), sqlState, 1);
        store(instance);
        await("on the list", () -> unmatched(instance.studyUid()).equals("NO_ACCESSION_NUMBER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "42P01"})
    void doesNotMakeAStudyLookForWhatCanNeverBeFound(String sqlState) throws IOException {
        TestInstance instance = studyWithoutOrder();
        failing("ris_unmatched_study", "study_instance_uid", instance.studyUid(), sqlState, 1);
        store(instance);
        await("the failure", () -> database.queryForObject("select is_called from failing_inserts", Boolean.class));
        TestInstance after = instance("P" + accession, "");
        store(after);
        await("what came later", () -> !unmatched(after.studyUid()).isEmpty());
        assertThat(unmatched(instance.studyUid())).isEmpty();
    }
}

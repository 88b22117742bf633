package io.yingdun.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFailureTest {

    private static RuntimeException withState(String state) {
        return new UncategorizedSQLException("insert", null, new SQLException("test", state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "53100", "55006", "55P03", "57014", "57P01", "58030", "08006"})
    void passesWhereTheSameCanGoWellLater(String state) {
        assertThat(DatabaseFailure.passes(withState(state))).isTrue();
        assertThat(DatabaseFailure.isOfTheData(withState(state))).isFalse();
    }

    @Test
    void passesWhereSpringSaysSo() {
        assertThat(DatabaseFailure.passes(
                        new IllegalStateException(new PessimisticLockingFailureException("no code of the database"))))
                .isTrue();
    }

    @Test
    void passesThoughTheRollbackFailsForAnotherReason() {
        TransactionSystemException rollback =
                new TransactionSystemException("rollback failed", new SQLException("closed"));
        rollback.initApplicationException(withState("40P01"));
        assertThat(DatabaseFailure.passes(rollback)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "54000"})
    void isOfTheDataWhereTheDatabaseNeverTakesThem(String state) {
        assertThat(DatabaseFailure.passes(withState(state))).isFalse();
        assertThat(DatabaseFailure.isOfTheData(withState(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "XX000"})
    void isNeitherWhereTheServerIsAtFault(String state) {
        assertThat(DatabaseFailure.passes(withState(state))).isFalse();
        assertThat(DatabaseFailure.isOfTheData(withState(state))).isFalse();
    }

    @Test
    void isNothingOfAMessageThatIsWrong() {
        assertThat(DatabaseFailure.passes(new IllegalArgumentException("PID is missing")))
                .isFalse();
        assertThat(DatabaseFailure.isOfTheData(new IllegalArgumentException("PID is missing")))
                .isFalse();
    }
}

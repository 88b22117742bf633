package io.yingdun.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

class DatabaseAwayTest {

    private static final SQLException SHUT_DOWN = new SQLException("terminating connection", "57P01");

    @Test
    void isTheCauseOfWhatItBrokeOffThoughTheRollbackFailsForAnotherReason() {
        TransactionSystemException rollback =
                new TransactionSystemException("rollback failed", new SQLException("Connection is closed"));
        rollback.initApplicationException(new IllegalStateException(SHUT_DOWN));
        assertThat(DatabaseAway.isCauseOf(rollback)).isTrue();
    }

    @Test
    void isNotTheCauseOfARollbackThatFailsByItself() {
        TransactionSystemException rollback =
                new TransactionSystemException("rollback failed", new SQLException("no such savepoint", "3B001"));
        rollback.initApplicationException(new IllegalStateException("a fault of our own"));
        assertThat(DatabaseAway.isCauseOf(rollback)).isFalse();
    }
}

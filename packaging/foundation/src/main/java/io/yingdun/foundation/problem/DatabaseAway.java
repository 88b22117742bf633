package io.yingdun.foundation.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that is not reached from a fault of our own, by the codes of PostgreSQL's manual, appendix A. */
final class DatabaseAway {

    private static final String CONNECTION_EXCEPTION = "08";
    /** Shut down, crashed, or not yet recovered. */
    private static final String OPERATOR_INTERVENTION = "57P";

    private DatabaseAway() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The pool's own: no connection within its patience.
            if (cause instanceof SQLTransientConnectionException || cause instanceof SQLException e && isAway(e)) {
                return true;
            }
            // What broke the transaction off: its own rollback fails too, on a connection that is closed by then.
            if (cause instanceof TransactionSystemException e
                    && e.getApplicationException() != null
                    && isCauseOf(e.getApplicationException())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith(CONNECTION_EXCEPTION) || state.startsWith(OPERATOR_INTERVENTION);
    }
}

package io.yingdun.foundation.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that is not reached from a fault of our own, by the codes of PostgreSQL's manual, appendix A. */
public final class DatabaseAway {

    private static final String CONNECTION_EXCEPTION = "08";
    /** Shut down, crashed, or not yet recovered. */
    private static final String OPERATOR_INTERVENTION = "57P";

    private DatabaseAway() {}

    public static boolean isCauseOf(Throwable failure) {
        // The first is the pool's own: no connection within its patience.
        return hasCause(
                failure,
                cause -> cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLException e && isAway(e));
    }

    static boolean hasCause(@Nullable Throwable failure, Predicate<Throwable> wanted) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // What broke the transaction off: its own rollback fails too, on a connection that is closed by then.
            if (wanted.test(cause)
                    || (cause instanceof TransactionSystemException e
                            && hasCause(e.getApplicationException(), wanted))) {
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

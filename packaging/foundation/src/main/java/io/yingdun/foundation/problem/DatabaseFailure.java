package io.yingdun.foundation.problem;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/** Whether the same again can go well, by the codes of PostgreSQL's manual, appendix A. */
public final class DatabaseFailure {

    /** Rolled back (deadlock, serialization), out of resources, the machine's own fault. */
    private static final Set<String> PASSING_CLASSES = Set.of("40", "53", "58");

    /** Object in use, lock not available, cancelled (a time limit). */
    private static final Set<String> PASSING_STATES = Set.of("55006", "55P03", "57014");

    /** Data, an integrity constraint, a limit of the database such as the longest row of an index. */
    private static final Set<String> CLASSES_OF_THE_DATA = Set.of("22", "23", "54");

    private DatabaseFailure() {}

    /** What others did at the same time, or the state that the database is in. */
    public static boolean passes(Throwable failure) {
        return DatabaseAway.isCauseOf(failure)
                || DatabaseAway.hasCause(
                        failure,
                        cause -> cause instanceof TransientDataAccessException
                                || cause instanceof RecoverableDataAccessException
                                || cause instanceof SQLTransientException
                                || cause instanceof SQLRecoverableException
                                || PASSING_CLASSES.contains(classOf(cause))
                                || PASSING_STATES.contains(stateOf(cause)));
    }

    /** What was to be written can never be. */
    public static boolean isOfTheData(Throwable failure) {
        return !passes(failure)
                && DatabaseAway.hasCause(failure, cause -> CLASSES_OF_THE_DATA.contains(classOf(cause)));
    }

    private static String stateOf(Throwable cause) {
        return cause instanceof SQLException e ? String.valueOf(e.getSQLState()) : "";
    }

    private static String classOf(Throwable cause) {
        String state = stateOf(cause);
        return state.length() < 2 ? "" : state.substring(0, 2);
    }
}

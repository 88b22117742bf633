package io.yingdun.management.fleet;

import io.yingdun.foundation.problem.ProblemException;
import java.util.Locale;

/** The columns that a list can be ordered by; what a request says only ever chooses one of these. */
enum EndpointSort {
    NAME("lower(e.name)"),
    STATE("e.state"),
    HOST("lower(e.host)"),
    USER("lower(e.user_name)"),
    AGENTVERSION("e.agent_version"),
    LASTSEEN("e.last_seen");

    private final String expression;

    EndpointSort(String expression) {
        this.expression = expression;
    }

    static String orderBy(String sort) {
        String[] parts = sort.split(",", -1);
        boolean descending = parts.length == 2 && parts[1].equalsIgnoreCase("desc");
        if (parts.length > 2 || (parts.length == 2 && !descending && !parts[1].equalsIgnoreCase("asc"))) {
            throw ProblemException.invalid("sort", "reads like name,asc or lastSeen,desc");
        }
        try {
            String column = valueOf(parts[0].toUpperCase(Locale.ROOT)).expression;
            return column + (descending ? " desc nulls last" : " asc nulls last");
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("sort", "must be one of name, state, host, user, agentVersion, lastSeen");
        }
    }
}

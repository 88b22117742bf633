package io.yingdun.cloud.access;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whom the database cannot vouch for gets nothing, and is told that it is not their fault. */
final class DatabaseAwayFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    DatabaseAwayFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException | TransactionException e) {
            logger.error("nobody can be let in: " + e.getMessage());
            problems.write(response, ProblemException.databaseAway());
        }
    }
}

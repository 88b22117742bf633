package io.yingdun.foundation.database;

import io.yingdun.foundation.runtime.ServerSettings;
import io.yingdun.foundation.runtime.StartFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A PostgreSQL of the site's own, by URL. Tried once before anything stands on it, so that a wrong password is one clear
 * sentence instead of a connection pool's stack trace.
 */
record ExternalPostgres(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {

    private static final String SCHEME = "jdbc:postgresql:";
    private static final String SECONDS_TO_CONNECT = "10";

    static ExternalPostgres reached(ServerSettings.Database given) {
        if (!given.url().startsWith(SCHEME)) {
            throw new StartFailure(
                    "yingdun.database.url is not the address of a PostgreSQL.",
                    "Write it as jdbc:postgresql://host:5432/database, or leave it out for the embedded one.");
        }
        ExternalPostgres database = new ExternalPostgres(given.url(), given.user(), given.password());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            database.requireUtf8(statement);
            database.requireRoomForTables(statement);
        } catch (SQLException e) {
            throw database.notUsable(e);
        }
        return database;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", getUsername);
        properties.setProperty("password", getPassword);
        properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        return DriverManager.getConnection(getJdbcUrl, properties);
    }

    private void requireUtf8(Statement statement) throws SQLException {
        String encoding = answer(statement, "show server_encoding");
        if (!"UTF8".equals(encoding)) {
            throw new StartFailure(
                    "The database at " + place() + " has the encoding " + encoding + "; Chinese names need UTF8.",
                    "Make a new one: create database yingdun encoding 'UTF8' template template0.");
        }
    }

    private void requireRoomForTables(Statement statement) throws SQLException {
        // Since PostgreSQL 15 the schema "public" belongs to the database's owner alone.
        if (!"t".equals(answer(statement, "select has_schema_privilege(current_schema(), 'CREATE')"))) {
            throw new StartFailure(
                    "The user \"" + getUsername + "\" may not make tables in the database at " + place() + ".",
                    "Make it the owner: alter database … owner to " + getUsername + ".");
        }
    }

    private static String answer(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** By the classes of the SQL standard's status and PostgreSQL's own codes (its manual, appendix A). */
    private StartFailure notUsable(SQLException problem) {
        String state = String.valueOf(problem.getSQLState());
        String what = "The database at " + place();
        String why = ": " + problem.getMessage();
        if (state.startsWith("28")) {
            return new StartFailure(
                    what + " refuses the user \"" + getUsername + "\"" + why,
                    "Check yingdun.database.user and the password (YINGDUN_DATABASE_PASSWORD in the environment),"
                            + " and that pg_hba.conf admits this machine.",
                    problem);
        }
        if (state.equals("3D000")) {
            return new StartFailure(
                    what + " does not exist" + why,
                    "Make it: create database … owner " + getUsername + " encoding 'UTF8' template template0.",
                    problem);
        }
        if (state.startsWith("08")) {
            return new StartFailure(
                    what + " is not reached" + why,
                    "Check host and port in yingdun.database.url, that PostgreSQL runs and listens on that address,"
                            + " and the firewall between.",
                    problem);
        }
        return new StartFailure(what + " cannot be used" + why, "See PostgreSQL's own log for the cause.", problem);
    }

    /** The URL without what may follow the question mark: a password may be among it. */
    private String place() {
        return getJdbcUrl.substring(SCHEME.length()).replaceFirst("^//", "").replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
        return place();
    }
}

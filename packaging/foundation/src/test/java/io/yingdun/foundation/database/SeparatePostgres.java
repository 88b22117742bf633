package io.yingdun.foundation.database;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.testkit.TestSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL that belongs to no server under test, as a hospital's own would: real, with a password, on TCP. */
public final class SeparatePostgres implements AutoCloseable {

    private final DataDirectory directory;
    private final EmbeddedPostgres postgres;

    private SeparatePostgres(DataDirectory directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    public static SeparatePostgres start(Path folder) {
        TestSettings settings = TestSettings.at(folder);
        DataDirectory directory = new DataDirectory(settings);
        return new SeparatePostgres(directory, EmbeddedPostgres.start(directory, settings));
    }

    /** As the administrator of the database would. */
    public void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(
                        postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes an account and a database that is its own. */
    public void createDatabase(String name, String owner, String password) {
        execute(
                "create role " + owner + " login password '" + password + "'",
                "create database " + name + " owner " + owner + " encoding 'UTF8' template template0");
    }

    public String url(String database) {
        return postgres.getJdbcUrl().replaceFirst("/postgres\\?.*", "/" + database);
    }

    @Override
    public void close() throws java.io.IOException {
        postgres.close();
        directory.close();
    }
}

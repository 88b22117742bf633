package io.yingdun.foundation.testkit;

import io.yingdun.foundation.runtime.ServerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A server named "test" without ports, for tests of single parts. */
public record TestSettings(Path dataDir, List<String> hostNames, Database database) implements ServerSettings {

    public static TestSettings at(Path dataDir) {
        return new TestSettings(dataDir, List.of(), new Database("", "", "", ""));
    }

    public TestSettings withHostNames(List<String> names) {
        return new TestSettings(dataDir, names, database);
    }

    public TestSettings withServiceAccount(String account) {
        return new TestSettings(dataDir, hostNames, new Database("", "", "", account));
    }

    @Override
    public String serverName() {
        return "test";
    }

    @Override
    public String title() {
        return "Yingdun test server";
    }

    @Override
    public String bindAddress() {
        return "127.0.0.1";
    }

    @Override
    public SortedMap<Integer, String> ports() {
        return new TreeMap<>();
    }
}

package io.yingdun.stack.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the built programs lie in the source tree {@code root}, and how each is started. */
public record Installation(Path root) {

    public static final String ROOT_PROPERTY = "yingdun.root";

    public static Installation fromSystemProperty() {
        String root = System.getProperty(ROOT_PROPERTY);
        if (root == null) {
            throw new StackException("The system property " + ROOT_PROPERTY + " must name the project's root folder");
        }
        return new Installation(Path.of(root).toAbsolutePath().normalize());
    }

    public Path packaging() {
        return root.resolve("packaging");
    }

    public Path serverJar() {
        return jarOf("management-server");
    }

    public Path cloudJar() {
        return jarOf("cloud-core/server");
    }

    /** Class path of a module with all that it needs at run time, as {@code packaging/build} left it. */
    public String classpath(String module) {
        Path file = root.resolve(module).resolve("target/runtime.classpath");
        try {
            return jarOf(module) + ":" + Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackException(file + " cannot be read; build first (packaging/build)", e);
        }
    }

    /** {@code java}, the one that runs this program, with its options and what to run. */
    public static List<String> java(List<String> options, String... what) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(what));
        return command;
    }

    private Path jarOf(String module) {
        Path target = root.resolve(module).resolve("target");
        // The artefact ends in its version; -tests, -sources and the like do not end in a digit.
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*[0-9].jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new StackException(target + " cannot be read; build first (packaging/build)", e);
        }
        throw new StackException("There is no jar in " + target + "; build first (packaging/build)");
    }
}

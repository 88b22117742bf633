package io.yingdun.watermark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A folder of a test's own, and {@code watermark} as it is run on the files in it. */
abstract class CommandFolder {
    @TempDir
    private Path directory;

    /** What a run came to. */
    record Run(int status, String out, String err) {}

    static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = WatermarkCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int status = command.execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }

    /** Writes a new {@code key} and so many {@code tokens}; the one of this index. */
    String issued(int count, int index) throws IOException {
        write("key", run("key").out());
        write("tokens", run("tokens", "--count", Integer.toString(count)).out());
        return Files.readAllLines(file("tokens")).get(index);
    }

    void write(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    String path(String name) {
        return file(name).toString();
    }
}

package io.yingdun.uploader.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code yingdun cloud …}: the hospital's side of the imaging cloud. */
@Command(
        name = "cloud",
        description = "Brings images to the imaging cloud.",
        mixinStandardHelpOptions = true,
        subcommands = {UploadCommand.class, QueueCommand.class})
public final class CloudCommand {

    static final int DONE = 0;
    static final int FAILED = 1;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new CloudCommand());
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            command.getErr().println("yingdun cloud: " + (e.getMessage() == null ? e : e.getMessage()));
            return FAILED;
        });
        return line;
    }
}

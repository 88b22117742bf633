package io.yingdun.agent;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entrance of the endpoint agent. Exit status: 0 done, 1 the work failed, 2 wrong use. */
@Command(
        name = "yingdun-agent",
        description = "Marks this endpoint's screen as the management server's policy says.",
        mixinStandardHelpOptions = true,
        version = "yingdun-agent 0.1.0",
        subcommands = {RunCommand.class, EnrolCommand.class, StatusCommand.class, UninstallCommand.class})
public final class AgentMain {
    private static final int FAILED = 1;

    private AgentMain() {}

    public static void main(String[] arguments) {
        if (System.getProperty("java.util.logging.SimpleFormatter.format") == null) {
            System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$s %5$s%6$s%n");
        }
        CommandLine commands = new CommandLine(new AgentMain());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (!(problem instanceof IOException || problem instanceof CommandFailure)) {
                throw problem;
            }
            command.getErr().println("yingdun-agent: " + problem.getMessage());
            return FAILED;
        });
        int status = commands.execute(arguments);
        // AWT's threads, once started, would keep the process alive.
        System.exit(status);
    }
}

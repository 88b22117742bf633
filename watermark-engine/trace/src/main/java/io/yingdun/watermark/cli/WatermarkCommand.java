package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.keys.KeyFormatException;
import io.yingdun.watermark.media.PictureException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code watermark} and its exit statuses. */
@Command(
        name = "watermark",
        description = "Draws and reads the invisible screen mark.",
        mixinStandardHelpOptions = true,
        subcommands = {
            KeyCommand.class,
            TokensCommand.class,
            RenderCommand.class,
            ApplyCommand.class,
            TraceCommand.class,
            PreviewCommand.class
        })
public final class WatermarkCommand {
    /** The work failed. */
    static final int FAILED = 1;

    /** No picture could be attributed. */
    static final int NOT_ATTRIBUTED = 3;

    /** As shells tell of a command that Ctrl-C ended. */
    static final int INTERRUPTED = 130;

    private WatermarkCommand() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command as picocli runs it; for a launcher that has more areas. */
    public static CommandLine commandLine() {
        return new CommandLine(new WatermarkCommand())
                .registerConverter(Quadrilateral.class, new PictureCornersConverter())
                .setExecutionExceptionHandler((error, command, result) -> {
                    if (isForPeople(error)) {
                        command.getErr().println(command.getCommandName() + ": " + error.getMessage());
                        return FAILED;
                    }
                    throw error;
                });
    }

    private static boolean isForPeople(Exception error) {
        return error instanceof PictureException
                || error instanceof KeyFormatException
                || error instanceof InputException
                || error instanceof IOException;
    }
}

package io.yingdun.dicom.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code yingdun dicom …}: looks into DICOM files. */
@Command(
        name = "dicom",
        description = "Looks into DICOM files.",
        mixinStandardHelpOptions = true,
        subcommands = {DumpCommand.class, PixelsCommand.class, RenderCommand.class})
public final class DicomCommand {

    static final int DONE = 0;
    static final int FAILED = 1;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new DicomCommand());
    }
}

package io.yingdun.watermark.cli;

import io.yingdun.watermark.keys.WatermarkKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code watermark key}: a new random key. */
@Command(
        name = "key",
        description = "Writes a new random key. Keep it secret: whoever has it can read and make marks.",
        mixinStandardHelpOptions = true)
final class KeyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(WatermarkKey.generate().text());
        spec.commandLine().getOut().flush();
        return 0;
    }
}

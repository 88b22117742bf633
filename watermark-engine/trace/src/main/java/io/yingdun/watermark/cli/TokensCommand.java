package io.yingdun.watermark.cli;

import io.yingdun.watermark.payload.Token;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code watermark tokens}: random tokens, each once. */
@Command(name = "tokens", description = "Writes random tokens, one a line, each once.", mixinStandardHelpOptions = true)
final class TokensCommand implements Callable<Integer> {
    private static final int MOST = 10_000_000;

    @Option(names = "--count", paramLabel = "N", required = true, description = "how many, 1 to 10000000")
    private int count;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (count < 1 || count > MOST) {
            throw new ParameterException(spec.commandLine(), "--count must be 1 to " + MOST);
        }
        PrintWriter out = spec.commandLine().getOut();
        Set<Token> seen = new HashSet<>();
        while (seen.size() < count) {
            Token token = Token.random();
            if (seen.add(token)) {
                out.print(token + "\n");
            }
        }
        out.flush();
        return 0;
    }
}

package io.yingdun.watermark.cli;

import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.overlay.OverlayRenderer;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.overlay.Tile;
import io.yingdun.watermark.overlay.TilePeriod;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which mark to draw: what {@code render} and {@code apply} have in common. */
final class MarkOptions {
    @Option(names = "--key", paramLabel = "KEY", required = true, description = "key file")
    private Path key;

    @Option(names = "--token", paramLabel = "T", required = true, description = "12 lower-case hex characters")
    private String token;

    @Option(
            names = "--strength",
            paramLabel = "1-10",
            defaultValue = "5",
            description = "strength, default ${DEFAULT-VALUE}")
    private int strength;

    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "1.0",
            description = "display scaling of the screen, 1.0 is 100 %%, default ${DEFAULT-VALUE}")
    private double scale;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    Tile tile() throws InputException {
        Token parsed;
        Strength level;
        try {
            parsed = Token.parse(token);
            level = Strength.ofLevel(strength);
            TilePeriod.of(scale);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        WatermarkKey site = InputFiles.key(key);
        return new OverlayRenderer(site.carrierKey()).render(new TokenCode(site).encode(parsed), level, scale);
    }
}

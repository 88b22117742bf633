package io.yingdun.agent.overlay;

import io.yingdun.agent.platform.Platform;
import io.yingdun.watermark.keys.CarrierKey;
import io.yingdun.watermark.overlay.OverlayRenderer;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.overlay.Tile;
import io.yingdun.watermark.payload.Codeword;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The overlay alone in a process of its own, since a process belongs to one display. Prints each report's state; obeys
 * lines on standard input: {@code draw CODEWORD_SEED [cover|leave MONITOR LEFT TOP RIGHT BOTTOM]…}, {@code off},
 * {@code quit}.
 */
public final class OverlayProbe {
    private static final CarrierKey KEY = CarrierKey.of(bytes(1, CarrierKey.LENGTH));
    static final Strength STRENGTH = Strength.LEVEL_10;

    private volatile OverlayRequest request = OverlayRequest.NO_POLICY;
    private long version;

    private OverlayProbe() {}

    public static void main(String[] arguments) {
        Platform platform = Platform.current();
        OverlayProbe probe = new OverlayProbe();
        ScreenOverlay overlay = new ScreenOverlay(
                platform,
                BackendKind.valueOf(arguments[0]),
                () -> probe.request,
                platform::session,
                report -> System.out.println(report.state() + " " + report.assignmentVersion() + " " + report.backend()
                        + " " + report.monitors().size() + " " + report.detail()));
        Thread commands = new Thread(() -> probe.obey(overlay), "commands");
        commands.setDaemon(true);
        commands.start();
        overlay.run();
        System.exit(0);
    }

    private void obey(ScreenOverlay overlay) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
                List<String> words = new ArrayList<>(Arrays.asList(line.split(" ")));
                version++;
                request = words.remove(0).equals("draw")
                        ? new OverlayRequest(
                                version,
                                Optional.of(new Mark(KEY, codeword(Long.parseLong(words.remove(0))), STRENGTH)),
                                rules(words))
                        : new OverlayRequest(version, Optional.empty(), List.of());
                overlay.wake();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        overlay.stop();
    }

    /** What the probe shows for this seed at a scaling of 100 %. */
    static Tile tile(long seed) {
        return new OverlayRenderer(KEY).render(codeword(seed), STRENGTH, 1.0);
    }

    private static List<CoverRule> rules(List<String> words) {
        List<CoverRule> rules = new ArrayList<>();
        for (int i = 0; i + 5 < words.size(); i += 6) {
            int[] n = words.subList(i + 1, i + 6).stream()
                    .mapToInt(Integer::parseInt)
                    .toArray();
            rules.add(new CoverRule(words.get(i).equals("cover"), n[0], n[1], n[2], n[3], n[4]));
        }
        return rules;
    }

    private static Codeword codeword(long seed) {
        return Codeword.of(bytes(seed, Codeword.LENGTH));
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}

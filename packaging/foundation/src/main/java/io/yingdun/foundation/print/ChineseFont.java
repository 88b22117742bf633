package io.yingdun.foundation.print;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a font with Chinese among those installed. None is shipped: they have 10 MB and more, and machines of Chinese
 * hospitals have one. The best known files are tried in order of preference, simplified Chinese first.
 */
public final class ChineseFont {

    private static final Logger LOG = LoggerFactory.getLogger(ChineseFont.class);
    private static final String SAMPLE = "溯源报告终端误判概率";
    private static final int DEEPEST = 6;

    /** Parts of file names, best first. */
    private static final List<String> KNOWN = List.of(
            "notosanscjksc-regular",
            "notosanssc-regular",
            "notosanscjk-regular",
            "sourcehansans",
            "pingfang",
            "msyh.",
            "wqy-microhei",
            "wqy-zenhei",
            "droidsansfallback",
            "simhei",
            "simsun",
            "notoserifcjk-regular");

    private ChineseFont() {}

    public static Optional<Font> installed() {
        for (String name : KNOWN) {
            Optional<Font> font = folders()
                    .flatMap(folder -> files(folder, name))
                    .flatMap(ChineseFont::faces)
                    .filter(face -> face.canDisplayUpTo(SAMPLE) < 0)
                    .min(Comparator.comparing(face -> face.getName().contains("SC") ? 0 : 1));
            if (font.isPresent()) {
                return font;
            }
        }
        LOG.warn("No font with Chinese is installed: what is printed has no Chinese (fonts-noto-cjk has one)");
        return Optional.empty();
    }

    private static Stream<Path> folders() {
        String home = System.getProperty("user.home", "");
        return Stream.of(
                        Path.of("/usr/share/fonts"),
                        Path.of("/usr/local/share/fonts"),
                        Path.of(home, ".local/share/fonts"),
                        Path.of(home, ".fonts"),
                        Path.of("/System/Library/Fonts"),
                        Path.of("C:\\Windows\\Fonts"))
                .filter(Files::isDirectory);
    }

    private static Stream<Path> files(Path folder, String name) {
        try (Stream<Path> found = Files.find(
                folder,
                DEEPEST,
                (path, attributes) -> attributes.isRegularFile()
                        && path.getFileName()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .contains(name))) {
            return found.sorted().toList().stream();
        } catch (IOException e) {
            LOG.debug("Cannot search {} for fonts", folder, e);
            return Stream.empty();
        }
    }

    private static Stream<Font> faces(Path path) {
        try {
            File file = path.toFile();
            return Stream.of(Font.createFonts(file));
        } catch (IOException | FontFormatException e) {
            LOG.debug("{} is no font that can be used", path, e);
            return Stream.empty();
        }
    }
}

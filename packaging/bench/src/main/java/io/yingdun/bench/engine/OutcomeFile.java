package io.yingdun.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a long bench has found so far, one line a case, so that a run that was stopped goes on where it was; of this engine
 * alone, whose figures another one's are not.
 */
final class OutcomeFile {
    private final Path file;
    private final Map<String, List<String>> known = new HashMap<>();

    /** In this folder, which is made. */
    OutcomeFile(Path folder) throws IOException {
        file = Files.createDirectories(folder)
                .resolve("outcomes-" + ClassHash.engine().text() + ".txt");
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            List<String> words = List.of(line.split(" "));
            known.put(words.get(0), words.subList(1, words.size()));
        }
    }

    /** The words kept for the case of this name, which has no spaces. */
    Optional<List<String>> of(String name) {
        return Optional.ofNullable(known.get(name));
    }

    void keep(String name, Object... words) throws IOException {
        List<String> texts = Arrays.stream(words).map(String::valueOf).toList();
        known.put(name, texts);
        Files.writeString(
                file,
                name + " " + String.join(" ", texts) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}

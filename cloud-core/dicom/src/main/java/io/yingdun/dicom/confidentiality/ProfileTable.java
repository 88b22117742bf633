package io.yingdun.dicom.confidentiality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What PS3.15 table E.1-1 does with each attribute; loaded once. */
final class ProfileTable {

    /** What is done with an attribute (PS3.15 table E.1-1a). */
    enum Action {
        REMOVE,
        EMPTY,
        DUMMY
    }

    private static final String FILE = "basic-profile.txt";
    private static final ProfileTable BASIC = load();

    private final Map<Integer, Action> actions = new HashMap<>(1024);
    private final List<Repeating> repeating = new ArrayList<>();

    /** A row such as 60xx3000: mask has F where the digit is fixed. */
    private record Repeating(int mask, int tag, Action action) {}

    private ProfileTable() {}

    static ProfileTable basic() {
        return BASIC;
    }

    /** Null for what the table does not name. */
    @Nullable
    Action of(int tag) {
        Action action = actions.get(tag);
        if (action != null) {
            return action;
        }
        for (Repeating row : repeating) {
            if ((tag & row.mask) == row.tag) {
                return row.action;
            }
        }
        return null;
    }

    private static ProfileTable load() {
        ProfileTable table = new ProfileTable();
        InputStream file = ProfileTable.class.getResourceAsStream(FILE);
        if (file == null) {
            throw new IllegalStateException(FILE + " is missing from the jar");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(table::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void add(String line) {
        String[] columns = line.split("\\|");
        Action action = switch (columns[1]) {
            case "X" -> Action.REMOVE;
            case "Z" -> Action.EMPTY;
            case "D" -> Action.DUMMY;
            default -> throw new IllegalStateException(FILE + ": " + line);
        };
        int tag = Integer.parseUnsignedInt(columns[0].replace('x', '0'), 16);
        if (columns[0].indexOf('x') < 0) {
            actions.put(tag, action);
        } else {
            int mask =
                    Integer.parseUnsignedInt(columns[0].replaceAll("[^x]", "F").replace('x', '0'), 16);
            repeating.add(new Repeating(mask, tag, action));
        }
    }
}

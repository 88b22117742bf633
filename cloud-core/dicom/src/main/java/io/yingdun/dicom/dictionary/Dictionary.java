package io.yingdun.dicom.dictionary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks the registry of data elements (PS3.6) up by tag and by keyword. Loaded once, in about 20 ms and 2 MB; immutable,
 * so one instance serves every thread.
 */
public final class Dictionary {

    private static final Dictionary STANDARD = load();

    private final Map<Integer, DictionaryEntry> entries = new HashMap<>(8192);
    private final Map<String, Integer> tagsByKeyword = new HashMap<>(8192);
    private final List<Repeating> repeating = new ArrayList<>();

    /** A row such as 60xx3000: mask has F where the digit is fixed. */
    private record Repeating(int mask, int tag, DictionaryEntry entry) {}

    private Dictionary() {}

    public static Dictionary standard() {
        return STANDARD;
    }

    public @Nullable DictionaryEntry entryOf(int tag) {
        DictionaryEntry entry = entries.get(tag);
        if (entry != null || Tags.isPrivate(tag)) {
            return entry;
        }
        for (Repeating row : repeating) {
            if ((tag & row.mask) == row.tag) {
                return row.entry;
            }
        }
        return null;
    }

    /** The keyword of PS3.6, or an empty text for what the registry does not hold. */
    public String keywordOf(int tag) {
        DictionaryEntry entry = entryOf(tag);
        return entry == null ? "" : entry.keyword();
    }

    public Optional<Integer> tagOf(String keyword) {
        return Optional.ofNullable(tagsByKeyword.get(keyword));
    }

    /** The VR where the registry leaves no choice; private creators are LO, group lengths UL (PS3.5 §7.2, §7.8.1). */
    public @Nullable VR vrOf(int tag) {
        if (Tags.isPrivateCreator(tag)) {
            return VR.LO;
        }
        if (Tags.isGroupLength(tag)) {
            return VR.UL;
        }
        DictionaryEntry entry = entryOf(tag);
        return entry == null || entry.vrs().isEmpty() ? null : entry.vrs().get(0);
    }

    public int size() {
        return entries.size() + repeating.size();
    }

    private static Dictionary load() {
        Dictionary dictionary = new Dictionary();
        try (InputStream table = Dictionary.class.getResourceAsStream("data-elements.txt")) {
            if (table == null) {
                throw new IllegalStateException("the registry of data elements is not on the class path");
            }
            BufferedReader rows = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                if (!row.startsWith("#")) {
                    dictionary.add(row.split("\\|", 6));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return dictionary;
    }

    private void add(String[] row) {
        String digits = row[0];
        List<VR> vrs = row[1].equals("--")
                ? List.of()
                : Arrays.stream(row[1].split("/")).map(VR::valueOf).toList();
        DictionaryEntry entry = new DictionaryEntry(row[3], row[5], vrs, row[2], !row[4].isEmpty());
        if (digits.indexOf('x') < 0) {
            int tag = Integer.parseUnsignedInt(digits, 16);
            entries.put(tag, entry);
            if (!entry.keyword().isEmpty()) {
                tagsByKeyword.put(entry.keyword(), tag);
            }
        } else {
            int mask =
                    Integer.parseUnsignedInt(digits.replaceAll("[0-9A-F]", "F").replace('x', '0'), 16);
            repeating.add(new Repeating(mask, Integer.parseUnsignedInt(digits.replace('x', '0'), 16), entry));
        }
    }
}

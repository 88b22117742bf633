package io.yingdun.explain.glossary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The terms, found in a text by the longest name at each place: O(n · names that begin with the same character). Letters match
 * in either case and in full or half width. Classes of reporting systems are found in all the ways in which they are written.
 */
public final class Glossary {

    private static final List<String> FILES = List.of("chest", "heart", "neuro", "bone", "abdomen", "women", "general");
    /** "BI-RADS 4A", "BI-RADS分类:4a", "C-TIRADS 3"; no range as in "2-3", which names two classes. */
    private static final Pattern CATEGORY =
            Pattern.compile("(BI|TI|LUNG|LI|PI|CAD)-?RADS(?:-(?:US|MG|MRI))?[^0-9A-Z。,;]{0,6}([0-6][ABC]?)(?![0-9A-Z])"
                    + "(?!类?\\s*[-~/、至或及]\\s*[0-9])");

    private final Map<String, String> sources;
    private final List<Term> terms = new ArrayList<>();
    private final Map<String, Term> byName = new HashMap<>();
    private final Map<Character, List<String>> namesByFirst = new HashMap<>();

    private Glossary(Map<String, String> sources) {
        this.sources = Map.copyOf(sources);
    }

    /** The glossary of this module. */
    public static Glossary embedded() {
        Map<String, String> sources = new LinkedHashMap<>();
        rows("sources").forEach(row -> sources.put(row[0], row[1]));
        Glossary glossary = new Glossary(sources);
        FILES.forEach(file -> rows(file).forEach(row -> glossary.add(term(row))));
        glossary.namesByFirst
                .values()
                .forEach(names ->
                        names.sort(Comparator.comparingInt(String::length).reversed()));
        return glossary;
    }

    /** Same length as the text, so that places in one are places in the other. */
    public static String normalise(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c >= '\uFF01' && c <= '\uFF5E') {
                c -= '\uFF01' - '!';
            } else if (c == '\u3000') {
                c = ' ';
            }
            chars[i] = Character.toUpperCase(c);
        }
        return new String(chars);
    }

    public Collection<Term> terms() {
        return List.copyOf(terms);
    }

    /** Reference by identifier. */
    public Map<String, String> sources() {
        return sources;
    }

    public Optional<Term> named(String name) {
        return Optional.ofNullable(byName.get(normalise(name)));
    }

    /** Terms from left to right, none overlapping another. */
    public List<TermMatch> find(String text) {
        String normal = normalise(text);
        Map<Integer, TermMatch> categories = categories(normal);
        List<TermMatch> found = new ArrayList<>();
        for (int at = 0; at < normal.length(); ) {
            TermMatch match = categories.containsKey(at) ? categories.get(at) : longestAt(normal, at);
            if (match != null) {
                found.add(match);
                at = match.end();
            } else {
                at++;
            }
        }
        return found;
    }

    private Map<Integer, TermMatch> categories(String normal) {
        Map<Integer, TermMatch> found = new HashMap<>();
        Matcher matcher = CATEGORY.matcher(normal);
        while (matcher.find()) {
            Term term = byName.get(matcher.group(1) + "-RADS " + matcher.group(2));
            if (term != null) {
                found.put(matcher.start(), new TermMatch(term, matcher.start(), matcher.end()));
            }
        }
        return found;
    }

    private @Nullable TermMatch longestAt(String normal, int at) {
        for (String name : namesByFirst.getOrDefault(normal.charAt(at), List.of())) {
            int end = at + name.length();
            if (normal.startsWith(name, at) && !cutsWord(normal, at) && !cutsWord(normal, end)) {
                return new TermMatch(Objects.requireNonNull(byName.get(name)), at, end);
            }
        }
        return null;
    }

    private static boolean cutsWord(String text, int at) {
        return at > 0 && at < text.length() && isLatin(text.charAt(at - 1)) && isLatin(text.charAt(at));
    }

    private static boolean isLatin(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private void add(Term term) {
        terms.add(term);
        term.names().map(Glossary::normalise).forEach(name -> {
            if (byName.put(name, term) != null) {
                throw new IllegalStateException("Glossary names twice: " + name);
            }
            if (term.kind() == Kind.CATEGORY && name.contains("RADS")) {
                return; // found by CATEGORY only, which knows a class from a range of classes
            }
            namesByFirst
                    .computeIfAbsent(name.charAt(0), first -> new ArrayList<>())
                    .add(name);
        });
    }

    private static Term term(String[] row) {
        return new Term(
                row[0],
                row[1].equals("-") ? List.of() : List.of(row[1].split("；")),
                row[2],
                row[3],
                row[4],
                row[5],
                Kind.valueOf(row[6].toUpperCase(Locale.ROOT)),
                Urgency.valueOf(row[7].toUpperCase(Locale.ROOT)),
                row[8]);
    }

    private static List<String[]> rows(String file) {
        String name = "/io/yingdun/explain/glossary/" + file + ".tsv";
        try (InputStream in = Objects.requireNonNull(Glossary.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

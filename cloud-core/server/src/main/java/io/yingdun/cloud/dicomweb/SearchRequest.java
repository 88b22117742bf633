package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.archive.ArchiveQuery;
import io.yingdun.cloud.archive.SearchKey;
import io.yingdun.cloud.archive.SearchLevel;
import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.foundation.problem.ProblemException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query of a search (PS3.18 §8.3.4): attributes by tag, keyword or, within a sequence, both joined by a dot. An
 * attribute that cannot be searched by is refused: leaving it out would find other people's studies.
 *
 * @param included attributes asked for with {@code includefield}
 */
record SearchRequest(ArchiveQuery query, Set<Integer> included, boolean all) {

    static final int MOST_RESULTS = 10_000;

    private static final Map<SearchLevel, Integer> USUAL_LIMIT = Map.of(
            SearchLevel.STUDY, 500,
            SearchLevel.SERIES, 2_000,
            SearchLevel.INSTANCE, MOST_RESULTS);

    /** @param fixed keys that the address names */
    static SearchRequest of(SearchLevel level, Map<String, String[]> parameters, Map<SearchKey, String> fixed) {
        Map<SearchKey, String> keys = new EnumMap<>(SearchKey.class);
        Set<Integer> included = new LinkedHashSet<>();
        boolean all = false;
        boolean fuzzy = false;
        int limit = USUAL_LIMIT.get(level);
        long offset = 0;
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            String value = parameter.getValue()[0].strip();
            switch (name) {
                case "limit" -> limit = (int) Math.min(MOST_RESULTS, number(name, value, 1));
                case "offset" -> offset = number(name, value, 0);
                case "fuzzymatching" -> fuzzy = flag(name, value);
                case "emptyvaluematching", "multiplevaluematching" -> refuseIfOn(name, value);
                case "includefield" -> {
                    List<String> fields = Stream.of(parameter.getValue())
                            .flatMap(text -> Stream.of(text.split(",")))
                            .map(String::strip)
                            .toList();
                    all = fields.contains("all");
                    fields.stream()
                            .filter(field -> !field.isEmpty() && !field.equals("all"))
                            .forEach(field -> included.add(tag(field)));
                }
                case "accept" -> {}
                default -> {
                    if (parameter.getValue().length > 1) {
                        throw invalid(name, "stands there more than once; separate UIDs with a comma");
                    }
                    keys.put(key(level, name), value);
                }
            }
        }
        keys.putAll(fixed);
        return new SearchRequest(new ArchiveQuery(keys, fuzzy, limit, offset), included, all);
    }

    private static SearchKey key(SearchLevel level, String name) {
        Optional<SearchKey> key =
                SearchKey.ofTag(tag(name)).filter(found -> found.level().compareTo(level) <= 0);
        return key.orElseThrow(() -> new ProblemException(
                "unsupported-key",
                400,
                "Unsupported key",
                "One cannot search by " + name + " at this level. Possible are: " + keysOf(level) + "."));
    }

    private static String keysOf(SearchLevel level) {
        return Stream.of(SearchKey.values())
                .filter(key -> key.level().compareTo(level) <= 0)
                .map(key -> Dictionary.standard().keywordOf(key.tag()))
                .collect(Collectors.joining(", "));
    }

    /** The last of a path: each searchable attribute of a sequence has a tag that occurs in one sequence only. */
    private static int tag(String path) {
        List<Integer> tags = new ArrayList<>();
        for (String step : path.split("\\.")) {
            tags.add(Tags.parse(step)
                    .or(() -> Dictionary.standard().tagOf(step))
                    .orElseThrow(() -> invalid(path, "is neither a tag of eight digits nor a keyword of PS3.6")));
        }
        if (tags.isEmpty() || tags.size() > 2) {
            throw invalid(path, "is no attribute of this archive");
        }
        return tags.get(tags.size() - 1);
    }

    private static long number(String name, String value, long least) {
        if (!value.matches("[0-9]{1,9}") || Long.parseLong(value) < least) {
            throw invalid(name, "is a whole number from " + least + " on");
        }
        return Long.parseLong(value);
    }

    private static boolean flag(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw invalid(name, "is true or false");
        }
        return value.equals("true");
    }

    private static void refuseIfOn(String name, String value) {
        if (flag(name, value)) {
            throw invalid(name, "is not supported; leave it out");
        }
    }

    private static ProblemException invalid(String name, String message) {
        return ProblemException.invalid(name, message);
    }
}

package io.yingdun.management.tracing;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Quadrilateral;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where an officer sees the screen in a picture: by its corners, or by some of its edges, or nowhere. */
record ScreenPlace(@Nullable Quadrilateral corners, List<Edge> edges) {

    static final ScreenPlace UNKNOWN = new ScreenPlace(null, List.of());

    private static final JsonMapper JSON = new JsonMapper();

    boolean isKnown() {
        return corners != null || !edges.isEmpty();
    }

    /** As the API has it. */
    static ScreenPlace required(@Nullable List<List<Double>> corners, @Nullable List<List<List<Double>>> edges) {
        if (corners != null && edges != null) {
            throw ProblemException.invalid("edges", "either corners or edges of a picture, not both");
        }
        return edges == null
                ? new ScreenPlace(ScreenCorners.required(corners), List.of())
                : new ScreenPlace(null, ScreenEdges.required(edges));
    }

    static ScreenPlace optional(@Nullable List<List<Double>> corners, @Nullable List<List<List<Double>>> edges) {
        return corners == null && edges == null ? UNKNOWN : required(corners, edges);
    }

    /** For each of so many files, from two JSON lists; a list that is null tells of none. */
    static List<ScreenPlace> ofEach(@Nullable String corners, @Nullable String edges, int files) {
        List<@Nullable List<List<Double>>> cornersOfEach =
                entries("corners", "four [x, y] in its pixels", corners, files, new TypeReference<>() {});
        List<@Nullable List<List<List<Double>>>> edgesOfEach =
                entries("edges", "two to four [[x, y], [x, y]] in its pixels", edges, files, new TypeReference<>() {});
        List<ScreenPlace> places = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            places.add(optional(cornersOfEach.get(i), edgesOfEach.get(i)));
        }
        return places;
    }

    private static <T> List<@Nullable T> entries(
            String field, String entry, @Nullable String told, int files, TypeReference<List<@Nullable T>> type) {
        if (told == null) {
            return Collections.nCopies(files, null);
        }
        List<@Nullable T> entries = parsed(told, type);
        if (entries == null || entries.size() != files) {
            throw ProblemException.invalid(field, "a JSON list with an entry for each file: null, or " + entry);
        }
        return entries;
    }

    private static <T> @Nullable T parsed(String told, TypeReference<T> type) {
        try {
            return JSON.readValue(told, type);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** A screen may reach out of its picture, but not so far that there is more to straighten than there are pixels. */
    void requireNear(long longerSide) {
        if (corners != null) {
            ScreenCorners.requireNear(corners, longerSide);
        }
        ScreenCorners.requireNear(
                "edges", edges.stream().flatMap(edge -> Stream.of(edge.from(), edge.to())), longerSide);
    }
}

package io.yingdun.explain.glossary;

import java.util.List;
import java.util.stream.Stream;

/**
 * A radiology term.
 *
 * @param chinese as reports mostly write it; unique in the glossary
 * @param synonyms other ways to write it, possibly none
 * @param everydayChinese a phrase that a person without training understands
 * @param bodyPart the region, in Chinese
 * @param source identifier of the reference that the term's name is taken from
 */
public record Term(
        String chinese,
        List<String> synonyms,
        String english,
        String everydayChinese,
        String everydayEnglish,
        String bodyPart,
        Kind kind,
        Urgency urgency,
        String source) {

    /** The body part of terms that may be found anywhere. */
    public static final String ANY_REGION = "通用";

    public Term {
        synonyms = List.copyOf(synonyms);
    }

    /** All Chinese names. */
    public Stream<String> names() {
        return Stream.concat(Stream.of(chinese), synonyms.stream());
    }
}

package io.yingdun.cloud.archive;

/**
 * A key of range matching (PS3.4 §C.2.2.2.5): both ends as one where it is a single value, an end empty where it is open.
 *
 * @param from the first that is in it
 * @param to the last that is in it
 */
public record Range(String from, String to) {

    public static Range of(String key) {
        int dash = key.indexOf('-');
        return new Range(
                (dash < 0 ? key : key.substring(0, dash)).strip(), (dash < 0 ? key : key.substring(dash + 1)).strip());
    }
}

package io.yingdun.cloud.coview;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a session keeps: named parts, each of which the last who set it has set. The order in which the server takes them
 * is the order for everybody, so all who have heard everything see the same.
 */
final class SharedState {

    private static final Pattern VIEW = Pattern.compile("layout|view/1?[0-9]");
    private static final Pattern MARK = Pattern.compile("mark/(?<seat>[0-9]{1,6})-[0-9A-Za-z._-]{1,64}");

    private final int mostCharacters;
    private final int mostParts;
    private final Map<String, JsonNode> parts = new LinkedHashMap<>();
    private int characters;

    SharedState(int mostCharacters, int mostParts) {
        this.mostCharacters = mostCharacters;
        this.mostParts = mostParts;
    }

    /** How something is looked at: whoever leads says it. */
    static boolean isView(String part) {
        return VIEW.matcher(part).matches();
    }

    /** What the person on this seat has drawn: nobody else may change it. */
    static boolean isMarkOf(int seat, String part) {
        Matcher mark = MARK.matcher(part);
        return mark.matches() && Integer.parseInt(mark.group("seat")) == seat;
    }

    /**
     * @param value null takes the part away
     * @return false where there is no room for it; nothing has changed then
     */
    boolean set(String part, @Nullable JsonNode value) {
        JsonNode before = parts.get(part);
        int after = characters - size(part, before) + size(part, value);
        if (value != null && (after > mostCharacters || (before == null && parts.size() >= mostParts))) {
            return false;
        }
        characters = after;
        if (value == null) {
            parts.remove(part);
        } else {
            parts.put(part, value);
        }
        return true;
    }

    Map<String, JsonNode> parts() {
        return Map.copyOf(parts);
    }

    private static int size(String part, @Nullable JsonNode value) {
        return value == null ? 0 : part.length() + value.toString().length();
    }
}

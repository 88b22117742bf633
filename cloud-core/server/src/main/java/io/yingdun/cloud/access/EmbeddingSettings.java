package io.yingdun.cloud.access;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.embedding.*}.
 *
 * @param origins whose pages may show the viewer in a frame and speak with it, as browsers write origins (RFC 6454 §6.2):
 *     {@code https://ris.example.org}, with the port where it is not 443; nobody's unless they are named
 */
@ConfigurationProperties("yingdun.embedding")
record EmbeddingSettings(@DefaultValue List<String> origins) {

    /** Without a path and without wildcards, for each goes into a header; HTTP for pages of the same machine alone. */
    private static final Pattern ORIGIN = Pattern.compile(
            "(https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?|http://(localhost|127\\.0\\.0\\.1))(:[1-9][0-9]{0,4})?");

    EmbeddingSettings {
        origins = List.copyOf(origins);
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException("yingdun.embedding.origins: \"" + origin
                        + "\" is no origin such as https://ris.example.org or https://ris.example.org:8443");
            }
        }
    }
}

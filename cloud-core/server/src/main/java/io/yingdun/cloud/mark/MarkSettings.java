package io.yingdun.cloud.mark;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.mark.*}.
 *
 * @param management address of the management server; none: pages carry no mark
 * @param keyFile the key by which that server knows this one, the same file as its own
 * @param authorityFile PEM of the authority of its certificate
 * @param stock how many tokens are kept for the time that it is away: so many viewings can begin meanwhile
 * @param whenUsedUp what pages do when it has been away for longer
 */
@ConfigurationProperties("yingdun.mark")
record MarkSettings(
        @Nullable URI management,
        @Nullable Path keyFile,
        @Nullable Path authorityFile,
        @DefaultValue("1000") int stock,
        @DefaultValue("REFUSE") WhenUsedUp whenUsedUp) {

    enum WhenUsedUp {
        /** Nothing is shown without a mark. */
        REFUSE,
        /** Reading goes before tracing. */
        SHOW_UNMARKED
    }

    boolean isOn() {
        return management != null;
    }
}

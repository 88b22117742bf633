package io.yingdun.cloud.share;

import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * What looks at links that people send each other, to show a preview of them. It comes by GET, HEAD or a range of bytes, where there
 * is nothing but the page that asks; some run that page's script too, and are known by what they call themselves.
 */
final class LinkPreviews {

    /** {@code facebookexternalhit}, {@code Slackbot-LinkExpanding}, {@code Baiduspider}, {@code BingPreview}; not the phones of CUBOT. */
    private static final Pattern ROBOT =
            Pattern.compile("(?i)(?<!cu)bot\\b|spider|crawl|preview|externalhit|whatsapp/|slurp|embedly");

    private LinkPreviews() {}

    /** @throws ProblemException {@code preview} (403) */
    static void refuse(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        boolean ahead = Stream.of("Sec-Purpose", "Purpose", "X-Moz")
                .map(request::getHeader)
                .anyMatch(purpose -> purpose != null && purpose.contains("prefetch"));
        if (ahead || agent != null && ROBOT.matcher(agent).find()) {
            throw new ProblemException(
                    "preview", 403, "Not for previews", "A link is opened by the person whom it was sent to.");
        }
    }
}

package io.yingdun.cloud.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Exchanges a link, sent as {@code Authorization: Bearer}, for cookies, so that images can be loaded where no header can
 * be set ({@code <img>}, workers). Each cookie goes with requests for its own study only, so that several links can be
 * open in one browser.
 */
@RestController
@RequestMapping("/api/link-session")
class LinkSessionController {

    static final String COOKIE = "YINGDUN_LINK";

    private static final String STUDIES = "/dicomweb/studies/";

    private final Links links;

    LinkSessionController(Links links) {
        this.links = links;
    }

    /**
     * @param identity whether whose the images are is told
     * @param download whether whole objects are given
     */
    record LinkSession(Instant expiresAt, Set<DicomObject> objects, boolean identity, boolean download) {}

    /** By the link itself only: a cookie that could be exchanged for another would renew itself beyond its time. */
    @PostMapping
    LinkSession open(HttpServletRequest request, HttpServletResponse response) {
        if (!BearerFilter.isUsedBy(request)) {
            throw Access.notThere();
        }
        Links.Session session = links.exchange(CurrentCaller.required().id());
        session.link().objects().stream()
                .map(DicomObject::studyUid)
                .distinct()
                .forEach(study -> response.addHeader(HttpHeaders.SET_COOKIE, cookie(study, session.token())));
        LinkTerms terms = session.link().row().terms();
        return new LinkSession(session.expiresAt(), session.link().objects(), terms.identity(), terms.download());
    }

    private static String cookie(String studyUid, String token) {
        return ResponseCookie.from(COOKIE, token)
                .path(STUDIES + studyUid)
                .httpOnly(true)
                .secure(true)
                .sameSite("Strict")
                .build()
                .toString();
    }
}

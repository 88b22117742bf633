package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class SightTest {

    private static final DicomObject STUDY = new DicomObject("1.2", null, null);
    private static final Caller DOCTOR =
            new Caller(Caller.Kind.STAFF, "d1", "doctor", "DOCTOR", Set.of(Scope.READ), "192.0.2.1", "");

    private boolean granted = true;
    private int lookups;
    private final Sight sight = new Sight((staffId, studyUid) -> {
        lookups++;
        return granted ? Optional.of(Instant.MAX) : Optional.empty();
    });

    @AfterEach
    void noRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void looksAGrantUpOnceARequest() {
        nextRequest();
        assertThat(sight.opens(DOCTOR, STUDY)).isTrue();
        assertThat(sight.opens(DOCTOR, new DicomObject("1.2", "1.2.3", null))).isTrue();
        assertThat(lookups).isEqualTo(1);
    }

    @Test
    void whatWasTakenBackCountsAtTheNextRequest() {
        nextRequest();
        assertThat(sight.opens(DOCTOR, STUDY)).isTrue();
        granted = false;
        nextRequest();
        assertThat(sight.opens(DOCTOR, STUDY)).isFalse();
    }

    @Test
    void aLinkGivenByAPersonOpensWhatIsOpenToThePersonStill() {
        LinkTerms terms = new LinkTerms("d1", true, true);
        Caller holder = new Caller(
                Caller.Kind.LINK, "l1", "link l1", "LINK", Set.of(Scope.READ), Set.of(STUDY), "192.0.2.1", "", terms);
        assertThat(sight.opens(holder, STUDY)).isTrue();
        granted = false;
        assertThat(sight.opens(holder, STUDY)).isFalse();
    }

    @Test
    void whatIsAskedOutsideARequestIsLookedUpEachTime() {
        assertThat(sight.opens(DOCTOR, STUDY)).isTrue();
        granted = false;
        assertThat(sight.opens(DOCTOR, STUDY)).isFalse();
    }

    private static void nextRequest() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }
}

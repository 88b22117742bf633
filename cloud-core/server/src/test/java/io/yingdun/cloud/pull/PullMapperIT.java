package io.yingdun.cloud.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.dimse.PeerArchives.Retrieval;
import io.yingdun.cloud.pull.PullMapper.StudyState;
import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which studies wait when a day is asked for again. */
class PullMapperIT extends RunningCloud {

    private static final LocalDate DAY = LocalDate.of(2025, 11, 1);
    private static final Instant TRIED = Instant.parse("2025-11-02T00:00:00Z");

    @Autowired
    private PullMapper pulls;

    private final String pull = OpaqueId.next();

    @BeforeEach
    void makePull() {
        pulls.insert(
                new Pull(pull, "NOBODY", DAY, null, Retrieval.MOVE, 1, "", Pull.State.STOPPED, DAY, "", TRIED, "test"));
    }

    private void list(@Nullable Integer seen, Instant triedBefore) {
        pulls.list(pull, "1.2.3", StudyState.WAITING, seen, triedBefore);
    }

    private void tried(@Nullable Integer seen, StudyState state) {
        list(seen, TRIED);
        pulls.tried(pull, "1.2.3", state, 0, "", TRIED);
    }

    @ParameterizedTest
    @EnumSource(names = {"FETCHED", "FAILED"})
    void aStudyWithoutANumberIsNotTriedAgainAtOnce(StudyState state) {
        tried(null, state);
        list(null, TRIED);
        assertThat(pulls.nextWaiting(pull)).isNull();
    }

    @Test
    void aStudyOfWhichNotAllCameIsNotTriedAgainAtOnce() {
        tried(5, StudyState.FAILED);
        list(5, TRIED);
        assertThat(pulls.nextWaiting(pull)).isNull();
    }

    @Test
    void aStudyThatHasGrownIsTriedAgain() {
        tried(5, StudyState.FETCHED);
        list(6, TRIED);
        assertThat(pulls.nextWaiting(pull)).isNotNull();
    }

    @Test
    void aStudyIsTriedAgainAfterAWhile() {
        tried(5, StudyState.FAILED);
        list(5, TRIED.plusSeconds(1));
        assertThat(pulls.nextWaiting(pull)).isNotNull();
    }

    @Test
    void aStudyWhoseTriesAreForgottenIsTriedAgain() {
        tried(null, StudyState.FETCHED);
        pulls.forgetTries(pull);
        list(null, TRIED);
        assertThat(pulls.nextWaiting(pull)).isNotNull();
    }
}

package io.yingdun.agent.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.testkit.Homes;
import io.yingdun.agent.testkit.MovableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {
    private static final long SERVER = Instant.parse("2026-06-01T08:00:00Z").toEpochMilli();
    private static final Instant VALID_FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant VALID_TO = Instant.parse("2027-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private AgentHome home;

    @BeforeEach
    void openHome() {
        home = Homes.in(folder);
    }

    @Test
    void doesNotKnowTheTimeBeforeTheServerSaysIt() {
        assertThat(clock(new MovableClock(Instant.EPOCH)).now()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-315_360_000, -3_600, -1, 0, 1, 3_600, 315_360_000})
    void tellsTheServersTimeWhateverTheMachinesClockSays(long secondsWrong) {
        MovableClock wall = new MovableClock(Instant.ofEpochMilli(SERVER).plusSeconds(secondsWrong));
        ServerClock clock = clock(wall);

        learn(clock, SERVER);
        wall.pass(Duration.ofMinutes(3));

        assertThat(clock.now()).hasValue(SERVER + 180_000);
    }

    @Test
    void doesNotKnowTheTimeAfterTheWallClockWasSetOrTheMachineSlept() {
        MovableClock wall = new MovableClock(Instant.ofEpochMilli(SERVER));
        ServerClock clock = clock(wall);
        learn(clock, SERVER);

        wall.jump(Duration.ofHours(8));

        assertThat(clock.now()).isEmpty();
        learn(clock, SERVER + Duration.ofHours(8).toMillis());
        assertThat(clock.now()).hasValue(SERVER + Duration.ofHours(8).toMillis());
    }

    @Test
    void goesOnByTheStoredOffsetAfterARestart() {
        MovableClock wall = new MovableClock(Instant.parse("2016-06-01T08:00:00Z"));
        learn(clock(wall), SERVER);

        wall.pass(Duration.ofHours(2));

        assertThat(clock(wall).now()).hasValue(SERVER + Duration.ofHours(2).toMillis());
    }

    @Test
    void doesNotBelieveAStoredOffsetThatWouldGoBackInTime() {
        MovableClock wall = new MovableClock(Instant.ofEpochMilli(SERVER));
        learn(clock(wall), SERVER);

        wall.jump(Duration.ofDays(-3650));

        assertThat(clock(wall).now()).isEmpty();
    }

    @Test
    void keepsTheFloorOverRestarts() {
        MovableClock wall = new MovableClock(Instant.EPOCH);
        learn(clock(wall), SERVER);

        assertThat(clock(wall).floor()).isEqualTo(SERVER);
    }

    @Test
    void takesNoFloorFromOutsideTheServersCertificate() {
        ServerClock clock = clock(new MovableClock(Instant.EPOCH));
        long tenYearsAhead = Instant.parse("2036-06-01T00:00:00Z").toEpochMilli();

        learn(clock, tenYearsAhead);

        assertThat(clock.floor()).isZero();
        assertThat(clock.now()).hasValue(tenYearsAhead);
    }

    @Test
    void forgetsADamagedFile() throws Exception {
        for (String damaged : new String[] {"", "1 2", "one two three", "1 2 3 4"}) {
            home.write(ServerClock.FILE, damaged.getBytes(StandardCharsets.US_ASCII));

            assertThat(clock(new MovableClock(Instant.EPOCH)).now()).isEmpty();
        }
    }

    private ServerClock clock(MovableClock wall) {
        return new ServerClock(wall, wall::nanoTime, home);
    }

    private static void learn(ServerClock clock, long time) {
        clock.learn(time, VALID_FROM, VALID_TO);
    }
}

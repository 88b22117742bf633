package io.yingdun.cloud.patient;

import io.yingdun.cloud.patient.Verification.Place;
import io.yingdun.foundation.login.GuessLimit;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.web.NetworkSite;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How often somebody may be wrong: at one number, with one code, from one device and from one address, which in mobile networks many
 * share; and how often codes are sent to one phone. An attempt counts from the moment it is admitted, and is taken back when it succeeds. Kept in memory.
 */
@Component
class PatientLimits {

    /** What is counted by itself. */
    enum Subject {
        NUMBER(5),
        /** Codes sent to it, wanted or not. */
        PHONE(1),
        /** Of a code that was sent. */
        TICKET(5),
        DEVICE(10),
        ADDRESS(40);

        private final int free;

        Subject(int free) {
            this.free = free;
        }
    }

    private record Counted(GuessLimit limit, String key) {}

    private final Map<Subject, GuessLimit> limits = new EnumMap<>(Subject.class);

    PatientLimits(Clock clock) {
        for (Subject subject : Subject.values()) {
            limits.put(subject, new GuessLimit(subject.free, clock));
        }
    }

    /** @throws ProblemException {@code too-many-attempts} (429) */
    synchronized void admit(Subject kind, String subject, Place place) {
        Duration wait = counted(kind, subject, place)
                .map(counted -> counted.limit.wait(counted.key))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (!wait.isZero()) {
            throw ProblemException.throttled(
                    "too-many-attempts", Math.max(1, wait.plusMillis(999).toSeconds()));
        }
        counted(kind, subject, place).forEach(counted -> counted.limit.count(counted.key));
    }

    /** The place keeps what it was wrong at elsewhere. */
    synchronized void succeeded(Subject kind, String subject, Place place) {
        limits.get(kind).forget(subject);
        limits.get(Subject.ADDRESS).forgive(NetworkSite.of(place.address()));
        limits.get(Subject.DEVICE).forgive(place.device());
    }

    private Stream<Counted> counted(Subject kind, String subject, Place place) {
        Stream<Counted> always = Stream.of(
                new Counted(limits.get(kind), subject),
                new Counted(limits.get(Subject.ADDRESS), NetworkSite.of(place.address())));
        return place.device().isEmpty()
                ? always
                : Stream.concat(always, Stream.of(new Counted(limits.get(Subject.DEVICE), place.device())));
    }
}

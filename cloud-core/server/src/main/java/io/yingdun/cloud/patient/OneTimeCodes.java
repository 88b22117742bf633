package io.yingdun.cloud.patient;

import io.yingdun.cloud.patient.OneTimeCodeMapper.Code;
import io.yingdun.cloud.patient.PatientNumberMapper.Kind;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.RandomToken;
import io.yingdun.foundation.runtime.Sha256;
import io.yingdun.foundation.runtime.SixDigits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes of six digits by short message: good for five minutes, five tries and one use, and only together with the ticket that the
 * browser was given for it. A phone that is nobody's is sent nothing, and all else goes as for another.
 */
@Service
class OneTimeCodes {

    private static final Logger LOG = LoggerFactory.getLogger(OneTimeCodes.class);
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST_TRIES = 5;

    private final OneTimeCodeMapper mapper;
    private final PatientNumbers numbers;
    private final Clock clock;
    private final @Nullable SmsSender sender;

    OneTimeCodes(OneTimeCodeMapper mapper, PatientNumbers numbers, Clock clock, ObjectProvider<SmsSender> sender) {
        this.mapper = mapper;
        this.numbers = numbers;
        this.clock = clock;
        this.sender = sender.getIfAvailable();
    }

    boolean areOffered() {
        return sender != null;
    }

    /**
     * @return the ticket
     * @throws ProblemException {@code no-short-messages} (409)
     */
    @Transactional
    String send(String phone) {
        SmsSender by = sender;
        if (by == null) {
            throw new ProblemException(
                    "no-short-messages",
                    409,
                    "No short messages",
                    "This hospital sends no codes; verify by a number instead.");
        }
        String ticket = RandomToken.next();
        String code = SixDigits.next();
        Instant now = clock.instant();
        mapper.removeExpired(now);
        mapper.insert(new Code(Sha256.hex(ticket), phone, SixDigits.hash(ticket, code), now.plus(LIFE)));
        if (numbers.known(Kind.PHONE, phone).findAny().isPresent()) {
            CompletableFuture.runAsync(() -> by.send(phone, code)).exceptionally(e -> {
                LOG.error("A code could not be sent: {}", e.toString());
                return null;
            });
        }
        return ticket;
    }

    /** The phone that the code was sent to; empty where it is wrong, was used or has expired. */
    @Transactional
    Optional<String> redeem(String ticket, String code) {
        String ticketHash = Sha256.hex(ticket);
        Code sent = mapper.tried(ticketHash, MOST_TRIES, clock.instant());
        boolean right = sent != null && sent.hash().equals(SixDigits.hash(ticket, code)) && mapper.use(ticketHash) == 1;
        return right ? Optional.of(sent.phone()) : Optional.empty();
    }
}

package io.yingdun.management.gateway;

import com.google.protobuf.ByteString;
import io.yingdun.foundation.runtime.BatchWorker;
import io.yingdun.management.enrolment.CertificateStanding;
import io.yingdun.management.enrolment.EndpointCertificates;
import io.yingdun.management.fleet.EndpointStanding;
import io.yingdun.management.fleet.FleetEvents;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.gateway.Knock.Decision;
import io.yingdun.management.policy.PolicyWorker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Decides about connections that said hello, many at a time, so that two thousand agents that come back together cost a
 * few queries. One thread decides: two connections with one key cannot both be first.
 */
@Component
class Admission {

    private static final int QUEUE = 20_000;
    private static final int BATCH = 200;

    /** What the thread is asked. */
    private sealed interface Question {

        record MayEnter(Knock knock) implements Question {}

        /** The connection before was asked whether it lives. */
        record OldOneAsked(AgentConnection old, Knock knock, boolean alive) implements Question {}
    }

    private final FleetService fleet;
    private final FleetEvents events;
    private final EndpointCertificates certificates;
    private final PolicyWorker policies;
    private final ConnectionRegistry registry;
    private final SuspectKeys suspects;
    private final GatewaySettings settings;
    private final Clock clock;
    private final BatchWorker<Question> worker;
    private final Set<String> beingAsked = new HashSet<>();

    Admission(
            FleetService fleet,
            FleetEvents events,
            EndpointCertificates certificates,
            PolicyWorker policies,
            ConnectionRegistry registry,
            SuspectKeys suspects,
            GatewaySettings settings,
            Clock clock) {
        this.fleet = fleet;
        this.events = events;
        this.certificates = certificates;
        this.policies = policies;
        this.registry = registry;
        this.suspects = suspects;
        this.settings = settings;
        this.clock = clock;
        this.worker = new BatchWorker<>("admission", QUEUE, BATCH, this::answer);
    }

    void start() {
        worker.start();
    }

    void stop() {
        worker.close();
    }

    /** False when too many are waiting. */
    boolean ask(Knock knock) {
        return worker.offer(new Question.MayEnter(knock));
    }

    private void answer(List<Question> questions) {
        List<Knock> knocks = new ArrayList<>();
        for (Question question : questions) {
            if (question instanceof Question.MayEnter enter) {
                knocks.add(enter.knock());
            } else if (question instanceof Question.OldOneAsked asked) {
                beingAsked.remove(asked.old().endpointId());
                if (asked.alive()) {
                    suspects.cloned(asked.old(), asked.knock());
                } else {
                    asked.old().close();
                    registry.leave(asked.old());
                    knocks.add(asked.knock());
                }
            }
        }
        if (!knocks.isEmpty()) {
            decide(knocks);
        }
    }

    private void decide(List<Knock> knocks) {
        Map<String, EndpointStanding> endpoints = fleet.standing(
                knocks.stream().map(k -> k.connection().endpointId()).toList());
        Map<String, CertificateStanding> known =
                certificates.standing(knocks.stream().map(Knock::serial).toList());
        List<Knock> admitted = new ArrayList<>();
        List<String> firstUsed = new ArrayList<>();
        for (Knock knock : knocks) {
            String id = knock.connection().endpointId();
            CertificateStanding certificate = known.get(knock.serial());
            Decision decision = AdmissionRules.decide(id, knock.fingerprint(), endpoints.get(id), certificate);
            if (decision == Decision.ADMITTED && certificate != null && isTheOnlyOne(knock)) {
                admitted.add(knock);
                if (!certificate.used()) {
                    firstUsed.add(knock.serial());
                }
            } else if (decision == Decision.OTHER_MACHINE) {
                suspects.otherMachine(knock);
            } else if (decision == Decision.CERTIFICATE_REFUSED) {
                suspects.certificateRefused(knock, endpoints.get(id));
            } else if (decision != Decision.ADMITTED) {
                knock.decided().accept(decision);
            }
        }
        certificates.firstUse(firstUsed);
        admitted.forEach(this::welcome);
    }

    /** Enters it at once, so that a second one in this very batch meets it; or finds out about the one before. */
    private boolean isTheOnlyOne(Knock knock) {
        String id = knock.connection().endpointId();
        AgentConnection old = registry.of(id);
        ByteString oldNonce = old == null || !old.isOpen() ? null : old.runNonce();
        if (old == null || CloneRule.of(oldNonce, knock.connection().runNonce()) != CloneRule.ASK_THE_OLD_ONE) {
            registry.enter(knock.connection());
            return true;
        }
        if (beingAsked.add(id)) {
            old.probe(settings.ping(), alive -> {
                if (!worker.offer(new Question.OldOneAsked(old, knock, alive))) {
                    knock.decided().accept(Decision.BEING_DECIDED);
                }
            });
        } else {
            knock.decided().accept(Decision.BEING_DECIDED);
        }
        return false;
    }

    /** The welcome is on its way before policy may send anything: both go through the channel's one queue. */
    private void welcome(Knock knock) {
        AgentConnection connection = knock.connection();
        knock.decided().accept(Decision.ADMITTED);
        connection.welcomed();
        boolean taken = events.report(knock.arrival(clock.instant()))
                && policies.arrived(
                        connection.endpointId(),
                        WireText.clean(knock.hello().getUserName(), 200),
                        knock.hello().getAppliedAssignment());
        if (!taken) {
            connection.refuse(Refusals.BUSY);
        }
    }
}

package io.yingdun.management.gateway;

import com.google.protobuf.ByteString;
import io.yingdun.foundation.pki.CertificateRequest;
import io.yingdun.foundation.pki.CertificateRequestException;
import io.yingdun.foundation.pki.IssuedCertificate;
import io.yingdun.foundation.runtime.BatchWorker;
import io.yingdun.management.enrolment.EndpointCertificates;
import io.yingdun.management.fleet.FleetService;
import io.yingdun.management.fleet.TimelineKind;
import io.yingdun.protocol.v1.RenewalResponse;
import io.yingdun.protocol.v1.ServerMessage;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs fresh keys for agents that are connected, away from the threads that move bytes. */
@Component
class Renewals {

    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);
    private static final int QUEUE = 5_000;

    private record Request(AgentConnection connection, ByteString csr) {}

    private final EndpointCertificates certificates;
    private final FleetService fleet;
    private final TransactionTemplate transaction;
    private final BatchWorker<Request> worker = new BatchWorker<>("renewal", QUEUE, 1, this::renew);

    Renewals(EndpointCertificates certificates, FleetService fleet, TransactionTemplate transaction) {
        this.certificates = certificates;
        this.fleet = fleet;
        this.transaction = transaction;
    }

    void start() {
        worker.start();
    }

    void stop() {
        worker.close();
    }

    boolean ask(AgentConnection connection, ByteString csr) {
        return worker.offer(new Request(connection, csr));
    }

    private void renew(List<Request> requests) {
        requests.forEach(this::renew);
    }

    private void renew(Request request) {
        AgentConnection connection = request.connection();
        try {
            CertificateRequest csr = CertificateRequest.ofDer(request.csr().toByteArray());
            IssuedCertificate issued = transaction.execute(status -> {
                fleet.tell(connection.endpointId(), TimelineKind.CERTIFICATE_RENEWED, "");
                return certificates.issue(csr, connection.endpointId());
            });
            if (issued != null) {
                connection.send(response(issued));
            }
        } catch (CertificateRequestException e) {
            LOG.warn("Endpoint {} sent a certificate request that {}", connection.endpointId(), e.getMessage());
            connection.refuse(Refusals.MALFORMED);
        }
    }

    private static ServerMessage response(IssuedCertificate issued) {
        RenewalResponse.Builder response = RenewalResponse.newBuilder();
        for (X509Certificate certificate : issued.chain()) {
            try {
                response.addCertificateChainDer(ByteString.copyFrom(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return ServerMessage.newBuilder().setRenewal(response).build();
    }
}

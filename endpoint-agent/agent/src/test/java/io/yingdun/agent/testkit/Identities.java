package io.yingdun.agent.testkit;

import io.yingdun.agent.enrol.Enrolment;
import io.yingdun.agent.enrol.IdentityStore;
import io.yingdun.agent.home.AgentHome;
import io.yingdun.agent.platform.EndpointFacts;

/** Homes that are enrolled already. */
public final class Identities {
    private Identities() {}

    /** Enrols this home, by a real enrolment, for a gateway on this port. */
    public static IdentityStore enrolled(AgentHome home, TestAuthority authority, int gatewayPort) throws Exception {
        IdentityStore store = new IdentityStore(home);
        EndpointFacts facts = new EndpointFacts("ws-7", "Linux", "6", "amd64", "0.1.0", "machine");
        try (FakeEnrolment server = new FakeEnrolment(authority, authority.server(), "localhost:" + gatewayPort)) {
            new Enrolment(store, facts).enrol(server.address(), server.code());
        }
        return store;
    }
}

package io.yingdun.agent.enrol;

import io.yingdun.agent.home.AgentHome;
import io.yingdun.protocol.TlsIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The identity in force, and a renewed one that waits for its proof. Files, each written as a whole:
 *
 * <ul>
 *   <li>{@code identity}: in force
 *   <li>{@code renewal.key}: fresh key whose certificate was asked for
 *   <li>{@code identity.next}: that key with its certificate; takes the place of {@code identity} once the gateway has
 *       welcomed it, and is dropped if it does not
 * </ul>
 *
 * A kill between any two steps leaves a state from which the next start goes on.
 */
public final class IdentityStore {
    private static final String IDENTITY = "identity";
    private static final String NEXT = "identity.next";
    private static final String RENEWAL_KEY = "renewal.key";
    private static final String ENROLMENT_KEY = "enrolment.key";

    private final AgentHome home;

    public IdentityStore(AgentHome home) {
        this.home = home;
    }

    /** Empty while not enrolled. */
    public Optional<EndpointIdentity> current() throws IOException {
        Optional<byte[]> file = home.read(IDENTITY);
        return file.isEmpty() ? Optional.empty() : Optional.of(IdentityFile.decodeIdentity(file.get()));
    }

    /** The renewed identity that the gateway has not seen yet. */
    public Optional<EndpointIdentity> next() throws IOException {
        Optional<byte[]> file = home.read(NEXT);
        return file.isEmpty() ? Optional.empty() : Optional.of(IdentityFile.decodeIdentity(file.get()));
    }

    /** The gateway welcomed the renewed identity: from now on it is the one. */
    public void promoteNext() throws IOException {
        home.rename(NEXT, IDENTITY);
        home.wipe(RENEWAL_KEY);
    }

    /** The gateway does not take the renewed identity: the old one goes on, and the next renewal makes a fresh key. */
    public void dropNext() throws IOException {
        home.wipe(NEXT);
        home.wipe(RENEWAL_KEY);
    }

    /** Request (DER) for a renewed certificate; repeated calls ask for the same key until it is proven or dropped. */
    public byte[] renewalRequest() throws IOException {
        return KeyRequests.request(storedOrNewKey(RENEWAL_KEY));
    }

    /**
     * Keeps a renewed certificate for its proof.
     *
     * @throws IOException if it is not one for this endpoint, the requested key and the known authority
     */
    public void acceptRenewal(EndpointIdentity current, List<byte[]> chainDer) throws IOException {
        Optional<byte[]> key = home.read(RENEWAL_KEY);
        if (key.isEmpty()) {
            throw new IOException("a certificate came that nobody asked for");
        }
        KeyPair pair = IdentityFile.decodeKeyPair(key.get());
        try {
            List<X509Certificate> chain = new ArrayList<>();
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] der : chainDer) {
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
            List<X509Certificate> whole = ChainCheck.chainFor(pair.getPublic(), chain, current.authority());
            EndpointIdentity renewed = current.with(new TlsIdentity(pair.getPrivate(), whole));
            home.write(NEXT, IdentityFile.encode(renewed));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the renewed certificate is not usable: " + e.getMessage(), e);
        }
    }

    KeyPair enrolmentKey() throws IOException {
        return storedOrNewKey(ENROLMENT_KEY);
    }

    void saveEnrolled(EndpointIdentity identity) throws IOException {
        home.write(IDENTITY, IdentityFile.encode(identity));
        home.wipe(ENROLMENT_KEY);
    }

    /** Wipes every key. */
    public void wipe() throws IOException {
        for (String file : List.of(IDENTITY, NEXT, RENEWAL_KEY, ENROLMENT_KEY)) {
            home.wipe(file);
        }
    }

    private KeyPair storedOrNewKey(String name) throws IOException {
        Optional<byte[]> stored = home.read(name);
        if (stored.isPresent()) {
            return IdentityFile.decodeKeyPair(stored.get());
        }
        KeyPair pair = KeyRequests.newKeyPair();
        home.write(name, IdentityFile.encode(pair));
        return pair;
    }
}

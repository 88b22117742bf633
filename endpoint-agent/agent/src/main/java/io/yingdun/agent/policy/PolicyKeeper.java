package io.yingdun.agent.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.yingdun.agent.home.AgentHome;
import io.yingdun.protocol.v1.PolicyAssignment;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The assignment in force and its copy on disk. The copy carries a SHA-256, so that a damaged disk block is noticed
 * instead of drawn. Thread-safe.
 */
public final class PolicyKeeper {
    private static final Logger LOG = System.getLogger(PolicyKeeper.class.getName());
    private static final String FILE = "policy";
    private static final int DIGEST_BYTES = 32;

    private final AgentHome home;
    private volatile Optional<Assignment> current;

    /** Takes up the stored assignment, if it is whole. */
    public PolicyKeeper(AgentHome home) {
        this.home = home;
        this.current = load();
    }

    /** Empty until a first assignment came. */
    public Optional<Assignment> current() {
        return current;
    }

    /**
     * Stores an assignment and puts it in force. The server's latest word counts, also where its version is lower: a
     * server that was restored from a backup counts from there.
     *
     * @throws InvalidAssignmentException if it cannot be drawn or stored; the one before stays in force
     */
    public Assignment accept(PolicyAssignment wire) throws InvalidAssignmentException {
        Assignment assignment = Assignment.of(wire);
        byte[] body = wire.toByteArray();
        byte[] file = Arrays.copyOf(digest(body), DIGEST_BYTES + body.length);
        System.arraycopy(body, 0, file, DIGEST_BYTES, body.length);
        try {
            home.write(FILE, file);
        } catch (IOException e) {
            throw new InvalidAssignmentException("the policy cannot be stored on this machine: " + e.getMessage(), e);
        }
        current = Optional.of(assignment);
        return assignment;
    }

    /** Forgets the assignment, in memory and on disk. */
    public void wipe() throws IOException {
        current = Optional.empty();
        home.wipe(FILE);
    }

    private Optional<Assignment> load() {
        try {
            Optional<byte[]> file = home.read(FILE);
            if (file.isEmpty()) {
                return Optional.empty();
            }
            byte[] content = file.get();
            byte[] body = Arrays.copyOfRange(content, Math.min(DIGEST_BYTES, content.length), content.length);
            if (!Arrays.equals(digest(body), Arrays.copyOf(content, DIGEST_BYTES))) {
                throw new IOException("its digest does not fit");
            }
            return Optional.of(Assignment.of(PolicyAssignment.parseFrom(body)));
        } catch (InvalidProtocolBufferException | InvalidAssignmentException e) {
            LOG.log(Level.ERROR, "the stored policy cannot be read; waiting for the server", e);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "the stored policy is damaged; waiting for the server: {0}", e.getMessage());
        }
        return Optional.empty();
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}

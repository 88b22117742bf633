package io.yingdun.foundation.audit;

import org.jspecify.annotations.Nullable;

/**
 * Walks entries in order and stops at the first that does not fit: changed content, a removed or inserted entry, a
 * swapped order. What a chain cannot show by itself is a tail that was cut off or a history rewritten from some entry
 * to the end; that is what the heads kept outside the database are for ({@link HeadWitness}).
 */
final class AuditChain {

    /** Stands where the first entry names the hash ahead of it. */
    static final String GENESIS = "0".repeat(64);

    private long expectedSequence;
    private String expectedPreviousHash;
    private long entries;
    private @Nullable Long firstBroken;

    private AuditChain(long expectedSequence, String expectedPreviousHash) {
        this.expectedSequence = expectedSequence;
        this.expectedPreviousHash = expectedPreviousHash;
    }

    /** A chain from the very first entry. */
    static AuditChain fromGenesis() {
        return new AuditChain(1, GENESIS);
    }

    /** A chain from the middle (an export of some days): its first entry is taken at its word about the one ahead. */
    static AuditChain from(long sequence, String previousHash) {
        return new AuditChain(sequence, sequence == 1 ? GENESIS : previousHash);
    }

    /** False once broken; the entries after a break prove nothing and are not looked at. */
    boolean accept(long sequence, String previousHash, String hash, boolean contentIntact) {
        if (firstBroken != null) {
            return false;
        }
        if (sequence != expectedSequence) {
            firstBroken = Math.min(sequence, expectedSequence);
        } else if (!contentIntact || !previousHash.equals(expectedPreviousHash)) {
            firstBroken = sequence;
        } else {
            entries++;
            expectedSequence++;
            expectedPreviousHash = hash;
        }
        return firstBroken == null;
    }

    boolean accept(AuditEntry entry) {
        return accept(entry.sequence(), entry.previousHash(), entry.hash(), entry.isIntact());
    }

    /** Marks a break that something outside the chain has shown. */
    void breakAt(long sequence) {
        if (firstBroken == null || sequence < firstBroken) {
            firstBroken = sequence;
        }
    }

    long entries() {
        return entries;
    }

    long verifiedUpTo() {
        return expectedSequence - 1;
    }

    String headHash() {
        return expectedPreviousHash;
    }

    @Nullable
    Long firstBroken() {
        return firstBroken;
    }
}

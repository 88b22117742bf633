package io.yingdun.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditChainTest {

    private final List<AuditEntry> entries = new ArrayList<>(ChainTestKit.chainOf(9));

    @Test
    void acceptsAnIntactChain() {
        AuditChain chain = walk();
        assertThat(chain.firstBroken()).isNull();
        assertThat(chain.verifiedUpTo()).isEqualTo(9);
        assertThat(chain.headHash()).isEqualTo(entries.get(8).hash());
    }

    @Test
    void namesAnEntryWhoseContentChanged() {
        entries.set(4, ChainTestKit.withSubject(entries.get(4), "another"));
        assertThat(walk().firstBroken()).isEqualTo(5);
    }

    @Test
    void namesTheEntryAfterOneThatWasRewrittenWithItsOwnHash() {
        entries.set(4, ChainTestKit.entry(5, entries.get(3).hash(), "another"));
        assertThat(walk().firstBroken()).isEqualTo(6);
    }

    @Test
    void namesTheGapOfARemovedEntry() {
        entries.remove(4);
        assertThat(walk().firstBroken()).isEqualTo(5);
    }

    @Test
    void namesAMissingStart() {
        entries.remove(0);
        assertThat(walk().firstBroken()).isEqualTo(1);
    }

    @Test
    void namesADuplicate() {
        entries.add(5, entries.get(4));
        assertThat(walk().firstBroken()).isEqualTo(5);
    }

    @Test
    void namesTheFirstOfTwoSwapped() {
        Collections.swap(entries, 3, 4);
        assertThat(walk().firstBroken()).isEqualTo(4);
    }

    private AuditChain walk() {
        AuditChain chain = AuditChain.fromGenesis();
        for (AuditEntry entry : entries) {
            if (!chain.accept(entry)) {
                break;
            }
        }
        return chain;
    }
}

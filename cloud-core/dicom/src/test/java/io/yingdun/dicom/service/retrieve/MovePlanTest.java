package io.yingdun.dicom.service.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.pdu.ProposedContext;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.testkit.EmptyInstance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovePlanTest {

    @Test
    void proposesEachSopClassAsItIsKeptAndUncompressed() {
        List<StoredInstance> instances = List.of(
                new EmptyInstance(UID.CTImageStorage, "1", TransferSyntax.of(UID.RLELossless)),
                new EmptyInstance(UID.CTImageStorage, "2", TransferSyntax.of(UID.RLELossless)),
                new EmptyInstance(UID.CTImageStorage, "3", TransferSyntax.of(UID.JPEG2000)));
        List<MovePlan.Share> shares = MovePlan.of(instances);
        assertThat(shares).hasSize(1);
        assertThat(shares.get(0).instances()).isEqualTo(instances);
        assertThat(shares.get(0).proposal().contexts())
                .extracting(ProposedContext::transferSyntaxes)
                .containsExactly(
                        List.of(UID.RLELossless),
                        List.of(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian),
                        List.of(UID.JPEG2000));
    }

    @Test
    void takesAFurtherAssociationWhere128ContextsDoNotSuffice() {
        List<StoredInstance> instances = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            instances.add(new EmptyInstance("1.2." + i, "1.3." + i, TransferSyntax.of(UID.RLELossless)));
        }
        List<MovePlan.Share> shares = MovePlan.of(instances);
        assertThat(shares).hasSize(3);
        assertThat(shares)
                .allSatisfy(share -> assertThat(share.proposal().contexts()).hasSizeLessThanOrEqualTo(128));
        assertThat(shares.stream().flatMap(share -> share.instances().stream())).isEqualTo(instances);
    }

    @Test
    void needsNoAssociationForNothing() {
        assertThat(MovePlan.of(List.of())).isEmpty();
    }
}

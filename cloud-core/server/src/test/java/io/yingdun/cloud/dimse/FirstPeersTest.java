package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.runtime.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstPeersTest {

    @Test
    void mayEverythingWhereNothingIsSaid() {
        PeerService.Wanted peer = FirstPeers.parse(" ORTHANC@10.1.2.3:4242 ");
        assertThat(peer.aeTitle()).isEqualTo("ORTHANC");
        assertThat(peer.host()).isEqualTo("10.1.2.3");
        assertThat(peer.port()).isEqualTo(4242);
        assertThat(peer.rights()).containsExactly(PeerRight.values());
    }

    @Test
    void mayWhatIsNamed() {
        assertThat(FirstPeers.parse("CT@ct.example:104=store+commitment").rights())
                .containsExactly(PeerRight.STORE, PeerRight.COMMITMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CT", "CT@host", "CT@host:0", "CT@host:70000", "CT@host:104=", "CT@host:104=fly", "@host:104"})
    void stopTheStartWhenTheyCannotBeRead(String text) {
        assertThatThrownBy(() -> FirstPeers.parse(text))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(text);
    }
}

package io.yingdun.agent.testkit;

import com.google.protobuf.ByteString;
import io.yingdun.protocol.v1.CodewordSlot;
import io.yingdun.protocol.v1.PolicyAssignment;
import io.yingdun.protocol.v1.TrayIcon;
import io.yingdun.watermark.keys.CarrierKey;
import io.yingdun.watermark.payload.Codeword;
import java.util.Random;

/** Valid, boring policy assignments. */
public final class Assignments {
    private Assignments() {}

    /** On, strength 5, everything covered, no slot, fallback codeword of this seed, carrier key of seed 1. */
    public static PolicyAssignment.Builder anAssignment(long version, long fallbackSeed) {
        return PolicyAssignment.newBuilder()
                .setAssignmentVersion(version)
                .setEnabled(true)
                .setStrength(5)
                .setTrayIcon(TrayIcon.HIDDEN)
                .setPolicyName("everyone")
                .setUserName("li.na")
                .setCarrierKey(ByteString.copyFrom(bytes(1, CarrierKey.LENGTH)))
                .setFallbackCodeword(ByteString.copyFrom(bytes(fallbackSeed, Codeword.LENGTH)));
    }

    public static CodewordSlot slot(long notBefore, long notAfter, long seed) {
        return CodewordSlot.newBuilder()
                .setNotBeforeMs(notBefore)
                .setNotAfterMs(notAfter)
                .setCodeword(ByteString.copyFrom(bytes(seed, Codeword.LENGTH)))
                .build();
    }

    public static CarrierKey carrierKey() {
        return CarrierKey.of(bytes(1, CarrierKey.LENGTH));
    }

    public static Codeword codeword(long seed) {
        return Codeword.of(bytes(seed, Codeword.LENGTH));
    }

    public static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}

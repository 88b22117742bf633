package io.yingdun.dicom.pdu;

import java.util.Arrays;

/** A-ASSOCIATE-RJ, PS3.8 §9.3.4: the numbers as they were sent, since a peer may send others than the standard's. */
public record AAssociateRJ(int result, int source, int reason) implements Pdu {

    public static final int PERMANENT = 1;
    static final int TRANSIENT = 2;

    /** Source and reason of a refusal, PS3.8 table 9-21. */
    public enum Reason {
        NO_REASON_GIVEN(1, 1),
        APPLICATION_CONTEXT_NOT_SUPPORTED(1, 2),
        CALLING_AE_TITLE_NOT_RECOGNIZED(1, 3),
        CALLED_AE_TITLE_NOT_RECOGNIZED(1, 7),
        ACSE_NO_REASON_GIVEN(2, 1),
        PROTOCOL_VERSION_NOT_SUPPORTED(2, 2),
        TEMPORARY_CONGESTION(3, 1),
        LOCAL_LIMIT_EXCEEDED(3, 2);

        private final int source;
        private final int reason;

        Reason(int source, int reason) {
            this.source = source;
            this.reason = reason;
        }
    }

    /** The same request will be refused again. */
    public static AAssociateRJ permanent(Reason reason) {
        return new AAssociateRJ(PERMANENT, reason.source, reason.reason);
    }

    /** The same request may be accepted later. */
    public static AAssociateRJ passing(Reason reason) {
        return new AAssociateRJ(TRANSIENT, reason.source, reason.reason);
    }

    @Override
    public String toString() {
        String name = Arrays.stream(Reason.values())
                .filter(known -> known.source == source && known.reason == reason)
                .map(Reason::name)
                .findFirst()
                .orElse("source " + source + " reason " + reason);
        return (result == TRANSIENT ? "transient: " : "permanent: ") + name;
    }
}

package io.yingdun.dicom.pdu;

/**
 * A-ABORT, PS3.8 §9.3.8.
 *
 * @param source 0 the service user, 2 the service provider
 * @param reason of the provider, see {@link Reason}; without meaning when the user aborts
 */
public record AAbort(int source, int reason) implements Pdu {

    /** The provider's reasons, PS3.8 table 9-26. */
    public enum Reason {
        NOT_SPECIFIED(0),
        UNRECOGNIZED_PDU(1),
        UNEXPECTED_PDU(2),
        UNRECOGNIZED_PARAMETER(4),
        UNEXPECTED_PARAMETER(5),
        INVALID_PARAMETER(6);

        private final int code;

        Reason(int code) {
            this.code = code;
        }
    }

    public static AAbort byUser() {
        return new AAbort(0, 0);
    }

    public static AAbort byProvider(Reason reason) {
        return new AAbort(2, reason.code);
    }

    @Override
    public String toString() {
        String who = source == 0 ? "by its user" : "by its provider";
        for (Reason known : Reason.values()) {
            if (source != 0 && known.code == reason) {
                return who + ": " + known;
            }
        }
        return who + (source == 0 ? "" : ": reason " + reason);
    }
}

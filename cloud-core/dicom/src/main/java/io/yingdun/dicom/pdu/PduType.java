package io.yingdun.dicom.pdu;

import org.jspecify.annotations.Nullable;

/** The first byte of a PDU, PS3.8 §9.3.1. */
enum PduType {
    A_ASSOCIATE_RQ,
    A_ASSOCIATE_AC,
    A_ASSOCIATE_RJ,
    P_DATA_TF,
    A_RELEASE_RQ,
    A_RELEASE_RP,
    A_ABORT;

    /** Type, reserved byte, length. */
    static final int HEADER_LENGTH = 6;

    private static final PduType[] BY_CODE = values();

    int code() {
        return ordinal() + 1;
    }

    static @Nullable PduType of(int code) {
        return code >= 1 && code <= BY_CODE.length ? BY_CODE[code - 1] : null;
    }

    boolean associate() {
        return this == A_ASSOCIATE_RQ || this == A_ASSOCIATE_AC;
    }
}

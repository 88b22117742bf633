package io.yingdun.dicom.association;

/** What can happen to an association, the rows of PS3.8 table 9-10; in brackets the standard's number. */
enum UpperLayerEvent {
    /** [1] The local user asks for an association. */
    ASSOCIATE_REQUEST,
    /** [2] The transport connection that we opened is there. */
    TRANSPORT_CONFIRMATION,
    /** [3] */
    ASSOCIATE_AC_PDU,
    /** [4] */
    ASSOCIATE_RJ_PDU,
    /** [5] A peer connected. */
    TRANSPORT_INDICATION,
    /** [6] */
    ASSOCIATE_RQ_PDU,
    /** [7] The local user accepts. */
    ASSOCIATE_RESPONSE_ACCEPT,
    /** [8] The local user refuses. */
    ASSOCIATE_RESPONSE_REJECT,
    /** [9] The local user sends data. */
    P_DATA_REQUEST,
    /** [10] */
    P_DATA_TF_PDU,
    /** [11] The local user asks for release. */
    RELEASE_REQUEST,
    /** [12] */
    RELEASE_RQ_PDU,
    /** [13] */
    RELEASE_RP_PDU,
    /** [14] The local user agrees to release. */
    RELEASE_RESPONSE,
    /** [15] The local user aborts. */
    ABORT_REQUEST,
    /** [16] */
    ABORT_PDU,
    /** [17] The transport connection closed. */
    TRANSPORT_CLOSED,
    /** [18] */
    ARTIM_EXPIRED,
    /** [19] Bytes that are no PDU, or a PDU that is not valid. */
    INVALID_PDU
}

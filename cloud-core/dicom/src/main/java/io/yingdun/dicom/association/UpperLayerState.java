package io.yingdun.dicom.association;

/** The states of PS3.8 §9.2.1, by the standard's names. */
enum UpperLayerState {
    /** Idle. */
    STA1,
    /** Transport connection open, awaiting A-ASSOCIATE-RQ. */
    STA2,
    /** Awaiting the local answer to an A-ASSOCIATE-RQ. */
    STA3,
    /** Awaiting the transport connection. */
    STA4,
    /** Awaiting A-ASSOCIATE-AC or -RJ. */
    STA5,
    /** Association established, ready for data. */
    STA6,
    /** Awaiting A-RELEASE-RP. */
    STA7,
    /** Awaiting the local answer to an A-RELEASE-RQ. */
    STA8,
    /** Release collision, requestor: awaiting the local answer. */
    STA9,
    /** Release collision, acceptor: awaiting A-RELEASE-RP. */
    STA10,
    /** Release collision, requestor: awaiting A-RELEASE-RP. */
    STA11,
    /** Release collision, acceptor: awaiting the local answer. */
    STA12,
    /** Awaiting the close of the transport connection. */
    STA13
}

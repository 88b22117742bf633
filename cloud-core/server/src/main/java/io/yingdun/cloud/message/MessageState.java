package io.yingdun.cloud.message;

/** How far a message is. */
enum MessageState {
    /** To be sent, or to be tried again. */
    WAITING,
    /** The provider has taken it. */
    SENT,
    /** The provider does not take it: for a person. */
    DEAD,
    /** Not sent: the patient wants none or cannot be reached, or no way is set up. */
    LEFT,
    /** The report was taken back first. Verified again, it is announced after all. */
    WITHDRAWN
}

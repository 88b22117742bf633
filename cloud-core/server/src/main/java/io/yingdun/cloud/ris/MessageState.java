package io.yingdun.cloud.ris;

/** How far a message has come. */
enum MessageState {
    /** Kept and acknowledged. */
    RECEIVED,
    /** What it is about has not come yet. */
    WAITING,
    APPLIED,
    /** It cannot be applied as it is; a person must see to it. */
    DEAD,
    /** A person has seen to it otherwise. */
    DISMISSED
}

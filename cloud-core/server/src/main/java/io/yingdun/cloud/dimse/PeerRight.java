package io.yingdun.cloud.dimse;

/** What a peer may do. Everybody who gets an association may C-ECHO. */
enum PeerRight {
    /** C-STORE into the archive. */
    STORE,
    /** C-FIND. */
    QUERY,
    /** C-GET, and C-MOVE to a peer that is a {@link #DESTINATION}. */
    RETRIEVE,
    /** Being sent what a C-MOVE of whatever peer asks for. */
    DESTINATION,
    /** Storage commitment. */
    COMMITMENT,
    /** C-FIND of the modality worklist. */
    WORKLIST
}

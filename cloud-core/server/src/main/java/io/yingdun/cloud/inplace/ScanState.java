package io.yingdun.cloud.inplace;

/** What the scan of a folder does. */
enum ScanState {
    STARTING,
    /** A pass over everything goes on; what changes is seen at once all the same. */
    SCANNING,
    /** A pass goes on in the hours meant for it; what changes is seen at once. */
    WAITING_FOR_HOURS,
    /** All is known; what changes is seen at once. */
    WATCHING,
    PAUSED,
    /** The folder is not there, not readable, or empty as a mount point without its disk is. */
    AWAY
}

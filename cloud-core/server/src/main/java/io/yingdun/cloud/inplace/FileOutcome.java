package io.yingdun.cloud.inplace;

/** What became of an entry of a directory. */
enum FileOutcome {
    /** An instance is read from it, or the archive holds its bytes itself. */
    INDEXED,
    /** Its instance was known already, in the same bytes; mostly from another file. */
    COPY,
    /** A PDF or a text. */
    REPORT,
    NOT_DICOM,
    /** The directory of a medium (PS3.10 §8). What it lists is found without it. */
    DICOMDIR,
    /** A symbolic link, pipe or device. Links are not followed: they lead in circles or out of the folder. */
    NOT_A_FILE,
    /** Still being written. */
    UNFINISHED,
    /** Its data set breaks off or contradicts itself. */
    BROKEN,
    /**
     * Its pixel data breaks off, and nobody writes to it any more: the instance is in the index with what stands before its
     * pixels.
     */
    CUT,
    /** One of its UIDs is missing, or none. */
    UID,
    /** Its SOP Instance UID is known with other bytes. */
    CONFLICT,
    /** A file or directory that this server's user may not read. */
    UNREADABLE,
    /** Its name is not in the encoding of the file system's other names, so that it cannot be written down. */
    NAME;

    /** Worth a second look although neither size nor time have changed. */
    boolean passes() {
        return this == UNREADABLE || this == UNFINISHED;
    }

    boolean failed() {
        return switch (this) {
            case BROKEN, CUT, UID, CONFLICT, UNREADABLE, NAME -> true;
            default -> false;
        };
    }

    boolean indexed() {
        return this == INDEXED || this == COPY || this == REPORT;
    }
}

package io.yingdun.cloud.ingest;

/**
 * Whom an object comes from.
 *
 * @param name AE title, name of the API key, name of the scanned folder
 * @param address network address, or empty
 * @param issuer of the Patient IDs in objects that name none; empty where that is not known
 */
public record Source(Kind kind, String name, String address, String issuer) {

    /** The door it came through. */
    public enum Kind {
        DIMSE,
        STOW,
        UPLOAD,
        IN_PLACE
    }

    /** In front of the words, for {@link #note()}. */
    private static final char AFTER_ISSUER = '\t';

    /** What is kept of it beside an object that a crash may leave open. */
    String note() {
        return issuer.isEmpty() ? toString() : issuer + AFTER_ISSUER + this;
    }

    static String issuerOf(String note) {
        return note.substring(0, Math.max(0, note.indexOf(AFTER_ISSUER)));
    }

    static String wordsOf(String note) {
        return note.substring(note.indexOf(AFTER_ISSUER) + 1);
    }

    /** In words, as the index keeps it. */
    @Override
    public String toString() {
        return address.isEmpty() ? kind + " " + name : kind + " " + name + " " + address;
    }
}

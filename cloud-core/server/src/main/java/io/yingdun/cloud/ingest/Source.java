package io.yingdun.cloud.ingest;

/**
 * Whom an object comes from.
 *
 * @param name AE title, name of the API key, name of the scanned folder
 * @param address network address, or empty
 */
public record Source(Kind kind, String name, String address) {

    /** The door it came through. */
    public enum Kind {
        DIMSE,
        STOW,
        UPLOAD,
        IN_PLACE
    }

    @Override
    public String toString() {
        return address.isEmpty() ? kind + " " + name : kind + " " + name + " " + address;
    }
}

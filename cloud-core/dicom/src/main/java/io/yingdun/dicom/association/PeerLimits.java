package io.yingdun.dicom.association;

/**
 * What one peer may take of us.
 *
 * @param associations at a time, counted by calling AE title and address
 * @param operations of its requests that are performed at a time on one association, if it negotiates more than one
 * @param objectBytes of one data set that it stores
 */
public record PeerLimits(int associations, int operations, long objectBytes) {

    public static final PeerLimits DEFAULT = new PeerLimits(16, 16, 16L << 30);

    public PeerLimits {
        if (associations < 1 || operations < 1 || objectBytes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}

package io.yingdun.cloud.access;

/**
 * What a link gives of what it opens.
 *
 * @param staffId the person of the hospital in whose name it was given: it opens what is open to them still; empty for a patient's
 *     and a program's
 * @param identity whether it tells whose the images are
 * @param download whether it gives whole objects as files
 */
public record LinkTerms(String staffId, boolean identity, boolean download) {

    /** Everything, in nobody's name. */
    public static final LinkTerms FULL = new LinkTerms("", true, true);

    /** Whether the route gives no more than this. */
    boolean admit(Permit permit) {
        return (identity || permit.knowsAnonymity()) && (download || !permit.givesFiles());
    }
}

package io.yingdun.cloud.access;

/** What a caller may be allowed to do; each route of {@link AccessRules} asks for one. */
public enum Scope {
    /** Studies that one knows the UID of: metadata, frames, rendered images, whole instances. */
    READ,
    /** Finding studies (QIDO-RS, C-FIND). */
    SEARCH,
    /** Adding instances (STOW-RS, the uploader). */
    STORE,
    /** Opening single studies, series or instances to whoever gets the link. */
    SHARE,
    /** API keys, DICOM peers, sources. Gives no sight of a patient's data. */
    ADMIN,
    /** The audit log. */
    AUDIT
}

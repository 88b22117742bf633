package io.yingdun.cloud.access;

/** What a caller may be allowed to do; each route of {@link AccessRules} asks for one. */
public enum Scope {
    /** Studies that one knows the UID of: metadata, frames, rendered images, whole instances. */
    READ,
    /** Finding studies (QIDO-RS, C-FIND). */
    SEARCH,
    /** Adding instances (STOW-RS, the uploader); of a person, what readers make of images, to studies that are there. */
    STORE,
    /** Opening single studies, series or instances to whoever gets the link. */
    SHARE,
    /** API keys, DICOM peers, sources; and whose a study is, for which patients are named. Gives no sight of an image. */
    ADMIN,
    /** The audit log. */
    AUDIT,
    /** Deciding who else may see a department's patients. */
    DECIDE
}

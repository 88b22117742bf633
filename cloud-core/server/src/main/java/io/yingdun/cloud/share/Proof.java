package io.yingdun.cloud.share;

/** What whoever has a link must show besides. */
public enum Proof {
    /** Six digits that went another way than the link. */
    CODE,
    /** That they are a person of the hospital who may see patients. */
    LOGIN,
    NONE
}

package io.yingdun.management.fleet;

/** Why nobody may use an endpoint's key at present. */
public enum QuarantineKind {
    /** An officer said so; the key itself is not in doubt. */
    BY_OFFICER,
    /** Two processes used the key at the same time. */
    CLONED_KEY,
    /** The key came from another machine than the one it was made on. */
    OTHER_MACHINE;

    boolean keyInDoubt() {
        return this != BY_OFFICER;
    }
}

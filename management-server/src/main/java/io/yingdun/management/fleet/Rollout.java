package io.yingdun.management.fleet;

/** How far an endpoint is with the policy that it was told. */
public enum Rollout {
    APPLIED,
    PENDING,
    FAILED,
    NONE
}

package io.yingdun.management.fleet;

/** The fleet in numbers; screens are those of endpoints that are online. */
public record FleetCounts(
        int online,
        int offline,
        int abnormallyOffline,
        int uninstalled,
        int notInstalled,
        int applied,
        int pending,
        int failed,
        int screens,
        int covered) {}

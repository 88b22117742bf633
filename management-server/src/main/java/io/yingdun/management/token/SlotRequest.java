package io.yingdun.management.token;

/** An endpoint, the person on its screen, and how often the token changes. */
public record SlotRequest(String endpointId, String userName, int rotationMinutes) {}

package io.yingdun.cloud.message;

import java.time.Instant;

/**
 * What a patient is told: that a report is there, and nothing that it says.
 *
 * @param name masked: 张*三
 * @param examination its kind, as CT 检查; never the ordered procedure, whose words may say what is suspected
 * @param at when the report was verified
 * @param clientId the same for each try of one message
 */
record Notice(String name, String examination, Instant at, String clientId) {}

package io.yingdun.cloud.archive;

import java.time.Instant;

/**
 * A study that is not deleted until it is released.
 *
 * @param reason in words, without any person's data
 * @param setBy who wanted it
 */
record StudyHold(String studyInstanceUid, String reason, String setBy, Instant setAt) {}

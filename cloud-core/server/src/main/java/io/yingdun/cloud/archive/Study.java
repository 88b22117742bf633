package io.yingdun.cloud.archive;

import java.time.Instant;
import java.util.List;

/**
 * A study as its first instance described it, and what it holds by now. Texts are empty where the objects say nothing;
 * dates and times are DA and TM.
 *
 * @param id the index's own number
 * @param referringPhysician PN
 * @param modalities distinct, in the order of their names (Modalities in Study)
 * @param revision counts every change of what the study holds
 */
public record Study(
        long id,
        String studyInstanceUid,
        Patient patient,
        String studyDate,
        String studyTime,
        String accessionNumber,
        String studyId,
        String studyDescription,
        String referringPhysician,
        String timezoneOffset,
        List<String> modalities,
        int seriesCount,
        int instanceCount,
        long revision,
        Instant receivedAt,
        Instant changedAt) {}

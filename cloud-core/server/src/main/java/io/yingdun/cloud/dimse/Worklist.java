package io.yingdun.cloud.dimse;

import java.util.List;

/** Whoever knows what was ordered. */
public interface Worklist {

    /**
     * What is asked for by value; empty for any.
     *
     * @param from DA
     * @param to DA, included
     * @param stationAeTitle steps that any station may do are given too
     */
    record Wanted(
            String from, String to, String accessionNumber, String patientId, String modality, String stationAeTitle) {}

    /**
     * What is not done yet, in the order of its start.
     *
     * @param most that are given
     */
    List<ScheduledStep> open(Wanted wanted, int most);
}

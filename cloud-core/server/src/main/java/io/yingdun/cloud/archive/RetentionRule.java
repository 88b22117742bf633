package io.yingdun.cloud.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * How long studies are kept.
 *
 * @param keepYears after the last image of any study of the patient, {@link #LEAST_YEARS} or more
 * @param noInpatients somebody has said that the archive holds outpatients only
 * @param setBy the administrator
 */
record RetentionRule(int keepYears, boolean noInpatients, String setBy, Instant setAt) {

    /** Outpatients' records, from their last visit, in China: 医疗机构管理条例实施细则 art. 53, 医疗机构病历管理规定 (2013). */
    static final int LEAST_YEARS = 15;

    /** Inpatients' records, from their last discharge: as above. */
    static final int LEAST_YEARS_OF_INPATIENTS = 30;

    /** So long a rule deletes nothing, for whoever made a mistake to find it. */
    private static final Duration NOTICE = Duration.ofDays(7);

    /** Deletes nothing before. */
    Instant effectiveFrom() {
        return setAt.plus(NOTICE);
    }

    /** What came before that time is past its years. */
    Instant keptSince(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusYears(keepYears).toInstant();
    }
}

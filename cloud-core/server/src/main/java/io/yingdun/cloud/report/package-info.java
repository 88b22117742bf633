/**
 * Reports of examinations as the RIS gave them ({@link io.yingdun.cloud.report.Reports}): each version is kept, one of them counts,
 * and who may see a study may read them with it. Knows nothing of HL7.
 */
@NullMarked
package io.yingdun.cloud.report;

import org.jspecify.annotations.NullMarked;

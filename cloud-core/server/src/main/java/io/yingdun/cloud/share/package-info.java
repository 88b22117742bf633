/**
 * Studies opened to others by a link: by a patient, or by a doctor to a colleague ({@link io.yingdun.cloud.share.Shares}, which knows
 * no difference but whose it is and what ends it). A link is redeemed by POST alone ({@link io.yingdun.cloud.share.OpeningController}),
 * for what looks at links before people do comes by GET. It gives a link of {@code access}, which decides what is shown.
 */
@NullMarked
package io.yingdun.cloud.share;

import org.jspecify.annotations.NullMarked;

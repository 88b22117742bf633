/**
 * What is stuck on a patient's papers when an examination is ordered: {@link io.yingdun.cloud.label.Labels} prints the accession
 * number as Code 128 and a link as QR code, {@link io.yingdun.cloud.label.Pickup} tells who shows that link how far the report is.
 * Knows nothing of reports but their orders' status, and never gives a person's data to the holder of a link.
 */
@NullMarked
package io.yingdun.cloud.label;

import org.jspecify.annotations.NullMarked;

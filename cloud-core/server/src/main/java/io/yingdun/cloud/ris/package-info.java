/**
 * What the RIS says by HL7 v2: its messages are taken in over MLLP ({@link io.yingdun.cloud.ris.MllpListener}), kept as they
 * came ({@link io.yingdun.cloud.ris.Inbox}), and applied in their order ({@link io.yingdun.cloud.ris.InboxWorker}) to orders
 * ({@link io.yingdun.cloud.ris.Orders}) and to the archive's patients. Never reads the archive's tables.
 */
@NullMarked
package io.yingdun.cloud.ris;

import org.jspecify.annotations.NullMarked;

/**
 * Messages to patients: when a report is verified, {@link io.yingdun.cloud.message.Outbox} writes one in the same transaction, and
 * {@link io.yingdun.cloud.message.MessageWorker} hands it to WeChat or to a provider of short messages.
 */
@NullMarked
package io.yingdun.cloud.message;

import org.jspecify.annotations.NullMarked;

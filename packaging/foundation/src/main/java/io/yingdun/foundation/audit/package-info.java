/**
 * The append-only, hash-chained record of what every officer did.
 *
 * <p>Called by every feature through {@link io.yingdun.foundation.audit.AuditLog}, inside that feature's own
 * transaction, so that a change and its entry are kept or lost together. Read by auditors over HTTP and checked
 * off-line on an export with {@link io.yingdun.foundation.audit.VerifyAudit}. It must never hold a secret, a picture,
 * or personal data beyond the names of officers and the ids of endpoints, and it knows no other feature.
 */
@NullMarked
package io.yingdun.foundation.audit;

import org.jspecify.annotations.NullMarked;

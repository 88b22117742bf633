/**
 * The endpoint's identity: makes its key, enrols with a one-time code, keeps key and certificate, renews them, and
 * decides which server to trust without believing the local clock.
 *
 * <p>Called by the life cycle (enrolment) and the link (identity, renewal, trust). It must never send a private key
 * anywhere, and never enrols by itself when a connection is refused.
 */
@NullMarked
package io.yingdun.agent.enrol;

import org.jspecify.annotations.NullMarked;

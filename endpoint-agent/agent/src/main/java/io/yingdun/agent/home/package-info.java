/**
 * The agent's folder: small files that only its owner may read, each replaced as a whole or not at all, so that the
 * process may be killed at any instruction.
 *
 * <p>Called by enrolment, policy, clock and the life cycle. It must never know what the files mean.
 */
@NullMarked
package io.yingdun.agent.home;

import org.jspecify.annotations.NullMarked;

/**
 * The channel between an endpoint agent and the gateway: frames, messages, TLS 1.3 with both certificates, and the
 * few facts about certificates and enrolment codes that both ends must read alike.
 *
 * <p>Called by the agent ({@code io.yingdun.agent}) and by the management server's gateway and enrolment. It must
 * never know a policy's meaning, a database or a window; it holds no state beyond one connection.
 */
@NullMarked
package io.yingdun.protocol;

import org.jspecify.annotations.NullMarked;

/**
 * Endpoints and groups: who exists, in which of the five states, since when and why. The gateway reports what happens
 * on connections, policy writes its read copy for lists here, enrolment and the asset list bring endpoints in.
 *
 * <p>States are judged by the server's clock only. One thread writes every change of state, in the order in which it
 * was reported. Must never know sockets, certificates or policies: those features implement {@link
 * io.yingdun.management.fleet.LiveConnections} and {@link io.yingdun.management.fleet.EndpointPolicies}.
 */
@NullMarked
package io.yingdun.management.fleet;

import org.jspecify.annotations.NullMarked;

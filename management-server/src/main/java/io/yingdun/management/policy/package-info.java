/**
 * What each endpoint shall show: policies with versions and priorities, which one an endpoint gets, and how far it is
 * with it. A change is saved together with a row of the outbox; one thread turns that row into assignments and pushes
 * them, so a crash in between loses nothing. The gateway calls in with arrivals and answers and implements {@link
 * io.yingdun.management.policy.AgentLink}; this feature must never know a connection.
 */
@NullMarked
package io.yingdun.management.policy;

import org.jspecify.annotations.NullMarked;

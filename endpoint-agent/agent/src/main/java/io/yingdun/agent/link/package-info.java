/**
 * The connection to the gateway: mutual TLS, hello and heartbeats, reconnecting, renewal of the certificate, refusals
 * and the orderly goodbye.
 *
 * <p>Called by the life cycle, which hears what the server says through {@link io.yingdun.agent.link.LinkListener}. It
 * must never know what a policy means or what is on the screen.
 */
@NullMarked
package io.yingdun.agent.link;

import org.jspecify.annotations.NullMarked;

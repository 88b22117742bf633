/** What the server costs and how fast it is: alone, with two agents, and with two thousand simulated ones on loopback. */
@NullMarked
package io.yingdun.bench.server;

import org.jspecify.annotations.NullMarked;

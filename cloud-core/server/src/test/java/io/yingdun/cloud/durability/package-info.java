/**
 * What is acknowledged survives: a server in a process of its own is killed under load, its database too, its disk runs
 * full. {@link io.yingdun.cloud.durability.ServerUnderTest} is that process.
 */
package io.yingdun.cloud.durability;

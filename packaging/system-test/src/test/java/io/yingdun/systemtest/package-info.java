/**
 * The whole system, nothing in it faked: server, agents, screens, launcher and browser, each as its own process. One
 * test per promise. The system is started once and shared; a test leaves it as it found it, with both workstations
 * online and marked.
 */
@NullMarked
package io.yingdun.systemtest;

import org.jspecify.annotations.NullMarked;

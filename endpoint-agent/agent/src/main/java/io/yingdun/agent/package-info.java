/**
 * The endpoint agent's command line: run, enrol, status, uninstall. Started by a service, a launcher or a person.
 *
 * <p>It reads arguments, opens the home folder and hands over to {@code lifecycle} or {@code enrol}; it must never hold
 * logic of its own.
 */
@NullMarked
package io.yingdun.agent;

import org.jspecify.annotations.NullMarked;

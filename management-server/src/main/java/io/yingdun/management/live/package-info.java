/**
 * Server-sent events to consoles. Features publish; this feature queues, coalesces and sends, and never knows what an
 * event means or who may see what beyond the rule of its one route: all events are for all officers.
 */
@NullMarked
package io.yingdun.management.live;

import org.jspecify.annotations.NullMarked;

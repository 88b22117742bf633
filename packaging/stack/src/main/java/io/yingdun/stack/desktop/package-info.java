/**
 * What stands on a demonstration workstation: a text document, a radiograph and a dark reading screen, in real windows.
 * All of it is made up; no person's data. Knows screens, nothing of agents or servers.
 */
@NullMarked
package io.yingdun.stack.desktop;

import org.jspecify.annotations.NullMarked;

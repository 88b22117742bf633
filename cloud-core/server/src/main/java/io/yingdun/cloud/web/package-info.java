/**
 * The static pages of the viewer and of the patients' and doctors' portals, a jar from viewer-web. Open to everyone: they hold nothing of any
 * patient, and ask the other features for that as whoever opened them.
 */
@NullMarked
package io.yingdun.cloud.web;

import org.jspecify.annotations.NullMarked;

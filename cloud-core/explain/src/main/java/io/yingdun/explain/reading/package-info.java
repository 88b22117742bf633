/**
 * What a report says, sentence by sentence: terms, sides, what is denied and what is only thought possible.
 * Called by the engines and by the check of their answers; knows nothing of how it is told to people.
 */
@NullMarked
package io.yingdun.explain.reading;

import org.jspecify.annotations.NullMarked;

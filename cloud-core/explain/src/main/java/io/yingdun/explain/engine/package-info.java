/**
 * Explanations of a report in everyday words, the embedded engine and the check that an explanation says nothing
 * which the report does not. Called by the server; keeps nothing and needs no network.
 */
@NullMarked
package io.yingdun.explain.engine;

import org.jspecify.annotations.NullMarked;

/**
 * The curated radiology terms and what they mean in everyday words, as data of this module with a source for
 * each. Called by the reading of reports; knows no report.
 */
@NullMarked
package io.yingdun.explain.glossary;

import org.jspecify.annotations.NullMarked;

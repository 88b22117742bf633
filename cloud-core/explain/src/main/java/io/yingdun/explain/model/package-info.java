/**
 * Explanations in the words of a language model somewhere else: what tells whose report it is is taken out before, and each
 * sentence is held against the report after. What is not borne out, and what does not come, is told by rule. Knows no network:
 * the server brings a {@link io.yingdun.explain.model.LanguageModel}.
 */
@NullMarked
package io.yingdun.explain.model;

import org.jspecify.annotations.NullMarked;

/**
 * Patients' reports in everyday words: {@link io.yingdun.cloud.explanation.Explanations} has them made once for each version of a
 * report, with the patient's consent, keeps them, and gives them on as they come; where the hospital wants it, a doctor to whom
 * the study is open approves them first. Words come from the library {@code explain}, by rule or from a language model that the
 * hospital names; nobody sees a word of a model that was not held against the report.
 */
@NullMarked
package io.yingdun.cloud.explanation;

import org.jspecify.annotations.NullMarked;

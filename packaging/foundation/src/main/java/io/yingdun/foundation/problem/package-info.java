/**
 * Every error that leaves over HTTP, as RFC 9457 problem details, is shaped here and nowhere else. Features throw
 * {@link io.yingdun.foundation.problem.ProblemException}; filters that answer before a controller is reached write
 * through {@link io.yingdun.foundation.problem.ProblemWriter}. Knows no feature.
 */
@NullMarked
package io.yingdun.foundation.problem;

import org.jspecify.annotations.NullMarked;

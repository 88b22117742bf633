/**
 * Agents without a screen, for tests and benches: real enrolment over HTTPS, real TLS, the real protocol. Uses nothing of
 * the server's code, so a bench can drive any server with it.
 */
@NullMarked
package io.yingdun.management.testkit;

import org.jspecify.annotations.NullMarked;

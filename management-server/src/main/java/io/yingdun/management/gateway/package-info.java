/**
 * The agents' way in: TLS 1.3 with both certificates, one small handler per concern, and the decision whether a
 * connection may use the key that it presents. Calls enrolment, fleet and policy; nothing calls it but through their
 * interfaces. Must never hold business of its own: what a message means is decided by the feature it is handed to.
 */
@NullMarked
package io.yingdun.management.gateway;

import org.jspecify.annotations.NullMarked;

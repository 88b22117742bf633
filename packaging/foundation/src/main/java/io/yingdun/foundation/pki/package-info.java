/**
 * The site's own certificate authority and the server's identity under it. HTTPS, the agent gateway and enrolment
 * call it. It signs what it is told to and must never know who may ask: that is enrolment's and the gateway's part.
 */
@NullMarked
package io.yingdun.foundation.pki;

import org.jspecify.annotations.NullMarked;

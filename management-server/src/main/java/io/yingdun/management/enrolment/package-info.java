/**
 * How a machine becomes an endpoint: one-time codes, certificates issued and renewed, and whether a certificate that is
 * presented still counts. Agents call it before they have a certificate, the gateway afterwards. Must never know how a
 * key is stored or signed with: that is pki's part.
 */
@NullMarked
package io.yingdun.management.enrolment;

import org.jspecify.annotations.NullMarked;

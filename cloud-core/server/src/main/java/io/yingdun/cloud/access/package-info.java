/**
 * Who may do what: every route stands in {@link io.yingdun.cloud.access.AccessRules} or is refused. Nothing outside this
 * package decides that.
 */
@NullMarked
package io.yingdun.cloud.access;

import org.jspecify.annotations.NullMarked;

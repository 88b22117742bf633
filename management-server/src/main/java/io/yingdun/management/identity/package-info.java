/**
 * Who the officers are, how they prove it, and what each role may do.
 *
 * <p>The only place that decides who may call which route: {@code AccessRules} is one table, everything that it does
 * not name is refused. Other features learn who is logged in from the security context alone. Knows nothing of
 * endpoints, policies or pictures.
 */
@NullMarked
package io.yingdun.management.identity;

import org.jspecify.annotations.NullMarked;

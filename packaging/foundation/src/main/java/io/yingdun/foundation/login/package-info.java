/**
 * How a person proves who they are to a server: password hashing and rules, slowed guessing, sessions and their cookies,
 * the accounts of a first start. Knows no role and no server; what somebody may do is decided there.
 */
@NullMarked
package io.yingdun.foundation.login;

import org.jspecify.annotations.NullMarked;

/**
 * What an officer should look at. Features raise and resolve; the same matter is one open alert however often it
 * happens. Knows endpoints by id and name only and must never look into another feature.
 */
@NullMarked
package io.yingdun.management.alert;

import org.jspecify.annotations.NullMarked;

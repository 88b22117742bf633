/**
 * The first screen's numbers, put together from what fleet and alert say, and sent again when they change. Owns no data
 * and must never change any.
 */
@NullMarked
package io.yingdun.management.overview;

import org.jspecify.annotations.NullMarked;

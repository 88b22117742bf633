/**
 * Where the data is kept: PostgreSQL by URL, or one that the server brings along and runs below its data directory,
 * durable and closed to everybody without its password. Knows no table.
 */
@NullMarked
package io.yingdun.foundation.database;

import org.jspecify.annotations.NullMarked;

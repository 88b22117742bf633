/**
 * Pulls the studies of a PACS that gives no access to its files: asks for them day by day by C-FIND and fetches what is
 * missing here by C-MOVE or C-GET. Every step is in the database before the next, so that a killed server goes on where it
 * was. What comes is archived by {@code dimse} like anything that the peer sends.
 */
@NullMarked
package io.yingdun.cloud.pull;

import org.jspecify.annotations.NullMarked;

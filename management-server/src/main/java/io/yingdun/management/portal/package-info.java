/**
 * The imaging cloud as one more place where marks are shown: a stock of tokens is issued to it ahead, and it reports to whom each was
 * shown. Both routes are the cloud's, by its key.
 */
@NullMarked
package io.yingdun.management.portal;

import org.jspecify.annotations.NullMarked;

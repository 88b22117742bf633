/**
 * Several people look at one study together: a session keeps what they share for those who come later and passes on what
 * each does, as operations and never as pixels. Sessions live in this server's memory and end with their invitation. What
 * the parts say is the viewer's to know; here their names, sizes, rates and who may change them are watched over.
 */
@NullMarked
package io.yingdun.cloud.coview;

import org.jspecify.annotations.NullMarked;

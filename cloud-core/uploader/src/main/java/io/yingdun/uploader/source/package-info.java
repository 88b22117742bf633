/**
 * Where files come from: what a path, a folder, a DICOMDIR or a ZIP archive holds, and a folder that is watched. Only
 * reads; nothing here is ever written, moved or deleted.
 */
@NullMarked
package io.yingdun.uploader.source;

import org.jspecify.annotations.NullMarked;

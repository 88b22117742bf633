/**
 * The commands {@code dicom dump}, {@code dicom pixels} and {@code dicom render}: results on standard output, all else on standard error, exit
 * status 0 done, 1 the work failed, 2 wrong use. The only room of the module that knows a terminal.
 */
@NullMarked
package io.yingdun.dicom.cli;

import org.jspecify.annotations.NullMarked;

/**
 * The demonstration's PACS: a folder of made-up studies, as a hospital's archive would keep them on disk. Bodies are
 * computed from solids, so that no picture of a person is in it. Knows the DICOM core and nothing that runs.
 */
@NullMarked
package io.yingdun.stack.pacs;

import org.jspecify.annotations.NullMarked;

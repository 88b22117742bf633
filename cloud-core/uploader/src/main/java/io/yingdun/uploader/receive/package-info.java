/**
 * C-STORE from the hospital's modalities and PACS into files of the queue. A sender is answered when its instance is
 * on the disk and in the journal; the file is deleted when the cloud has it.
 */
@NullMarked
package io.yingdun.uploader.receive;

import org.jspecify.annotations.NullMarked;

/**
 * Where the bytes of instances lie: {@link io.yingdun.cloud.storage.ObjectStore} takes them in, makes them durable and
 * gives them back, by range or whole. Knows no DICOM and no index; what an object is called follows from its bytes.
 */
@NullMarked
package io.yingdun.cloud.storage;

import org.jspecify.annotations.NullMarked;

/**
 * The archive as a DICOM application entity: C-ECHO, C-STORE, C-FIND, C-MOVE, C-GET and storage commitment for the peers in
 * the database, and for nobody else. Bytes, index and audit are other features'; this one only translates between them and
 * the DICOM core, and alone knows Netty.
 */
@NullMarked
package io.yingdun.cloud.dimse;

import org.jspecify.annotations.NullMarked;

/**
 * C-MOVE and C-GET (PS3.7 §9.1.3 and §9.1.4, PS3.4 §C.4.2 and §C.4.3) both ways. The provider resolves an identifier to
 * instances and sends each as a C-STORE sub-operation: to a third party, or back on the same association. It must never know
 * how instances are found or kept.
 */
@NullMarked
package io.yingdun.dicom.service.retrieve;

import org.jspecify.annotations.NullMarked;

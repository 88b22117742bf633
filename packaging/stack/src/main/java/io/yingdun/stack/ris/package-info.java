/**
 * The demonstration's hospital: its RIS tells the imaging cloud of the sample studies by HL7, and its administrator says which
 * departments the first doctors are of. Knows the cloud by its address and accounts.
 */
@NullMarked
package io.yingdun.stack.ris;

import org.jspecify.annotations.NullMarked;

import type { Frame } from "./model";

/**
 * Before the reader inverts it the lowest value is white: MONOCHROME1 (PS3.3 C.7.6.3.1.2), and PET, which is read black on
 * white. In colours a PET is as bright as it is active.
 */
export const beginsInverted = ({ format, suv }: Pick<Frame, "format" | "suv">, coloured = false): boolean =>
  suv === undefined ? format.photometricInterpretation === "MONOCHROME1" : !coloured;

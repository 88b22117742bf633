import type { Frame } from "./model";

/** Bytes of a frame as the engine keeps it: fractional slopes make floats of it. */
export function frameBytes({ format, rescale }: Pick<Frame, "format" | "rescale">): number {
  const pixels = format.rows * format.columns;
  const colour = format.samplesPerPixel === 3 || format.photometricInterpretation === "PALETTE COLOR";
  const whole = Number.isInteger(rescale.slope) && Number.isInteger(rescale.intercept);
  return pixels * (colour ? 3 : whole ? 2 : 4);
}

export const bytesOfFrames = (frames: readonly Frame[]): number =>
  frames.reduce((total, frame) => total + frameBytes(frame), 0);

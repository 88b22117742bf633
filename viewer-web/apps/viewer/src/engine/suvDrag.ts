import type { Types } from "@cornerstonejs/core";

/** SUV by which dragging over the whole height moves the upper end of a window; the lower end stays. */
const OVER_THE_HEIGHT = 5;
/** SUV below which the upper end does not fall. */
const LEAST = 0.1;

/**
 * The window of a PET after dragging, in the values of its frame.
 *
 * @param down way of the drag, in heights of the picture
 * @param factor what makes an SUV of a value
 */
export const suvDragged = (
  { lower, upper }: Types.VOIRange,
  down: number,
  factor: number,
): Types.VOIRange => ({
  lower,
  upper: Math.max(upper - (down * OVER_THE_HEIGHT) / factor, LEAST / factor),
});

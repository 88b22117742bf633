import type { Types } from "@cornerstonejs/core";

/**
 * What still makes values of an image's samples. The engine has done it, but for fractions on devices whose textures hold
 * none.
 */
export const scaleLeft = ({
  preScale,
  slope,
  intercept,
}: Pick<Types.IImage, "preScale" | "slope" | "intercept">): { slope: number; intercept: number } =>
  preScale?.scaled === true ? { slope: 1, intercept: 0 } : { slope, intercept };

/** Its samples are not its values. */
export function isUnscaled(image: Parameters<typeof scaleLeft>[0]): boolean {
  const { slope, intercept } = scaleLeft(image);
  return slope !== 1 || intercept !== 0;
}

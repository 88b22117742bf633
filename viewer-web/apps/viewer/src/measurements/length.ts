import type { PixelSpacing, SpacingBasis } from "../study";

export interface Length {
  value: number;
  unit: "mm" | "px";
  /** What the millimetres stand on. */
  basis: SpacingBasis;
}

/** Point of a picture: columns to the right, rows down, in pixels. */
export type ImagePoint = readonly [column: number, row: number];

/** Without a spacing a length is counted in pixels of the picture: never as if a pixel were a millimetre (PS3.3 §10.7). */
export function lengthBetween(a: ImagePoint, b: ImagePoint, spacing: PixelSpacing): Length {
  const columns = b[0] - a[0];
  const rows = b[1] - a[1];
  return spacing.basis === "unknown"
    ? { value: Math.hypot(columns, rows), unit: "px", basis: "unknown" }
    : {
        value: Math.hypot(columns * spacing.column, rows * spacing.row),
        unit: "mm",
        basis: spacing.basis,
      };
}

/** One digit is as much as a click on a pixel is worth. */
export const formatLength = ({ value, unit }: Length): string => `${value.toFixed(1)} ${unit}`;

import type { Types } from "@cornerstonejs/core";
import type { ImagePoint } from "../measurements/geometry";
import { difference, dot, placeOnPlane, type Frame, type Vector } from "../study";

/** Where the engine puts a frame; one that lies nowhere in the patient is put at the origin, its rows along x. */
export function placeOf({ plane }: Frame): { position: Vector; row: Vector; column: Vector } {
  return plane ?? { position: [0, 0, 0], row: [1, 0, 0], column: [0, 1, 0] };
}

/** What the engine files drawings under; without one in the patient the series is one by itself. */
export const frameOfReferenceOf = ({ plane, instance }: Frame): string =>
  plane?.frameOfReferenceUID ?? instance.seriesInstanceUID;

/** Inverse of `imagePointOf`. */
export const worldPointOf = (frame: Frame, point: ImagePoint): Types.Point3 =>
  placeOnPlane(placeOf(frame), frame.spacing, point);

/**
 * Pixel of a place, whole numbers at the pixels' middles (PS3.3 C.7.6.2.1.1). The engine's own conversion divides a way
 * along a row by the distance between rows, which is wrong where pixels are not square.
 */
export function imagePointOf(frame: Frame, world: Types.Point3): ImagePoint {
  const { position, row, column } = placeOf(frame);
  const way = difference(world, position);
  return [dot(way, row) / frame.spacing.column, dot(way, column) / frame.spacing.row];
}

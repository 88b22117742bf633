import type { FrameAttributes } from "./frameAttributes";
import { cross, dot, scaled, sum, type Vector } from "./vector";

/** Where a frame lies in the patient (PS3.3 C.7.6.2), millimetres in the patient's coordinates: +x left, +y back, +z head. */
export interface ImagePlane {
  position: Vector;
  /** Direction of a row, from its first to its last column. */
  row: Vector;
  /** Direction of a column, from its first to its last row. */
  column: Vector;
  normal: Vector;
  frameOfReferenceUID?: string;
}

export function imagePlaneOf(attributes: FrameAttributes): ImagePlane | undefined {
  const position = attributes.numbers("00200032");
  const orientation = orientationOf(attributes);
  if (position?.length !== 3 || !orientation) {
    return undefined;
  }
  return {
    position: position as Vector,
    ...orientation,
    normal: cross(orientation.row, orientation.column),
    frameOfReferenceUID: attributes.text("00200052"),
  };
}

/** Unit vectors at right angles; a device that writes anything else is not believed. */
function orientationOf(attributes: FrameAttributes): { row: Vector; column: Vector } | undefined {
  const cosines = attributes.numbers("00200037");
  if (cosines?.length !== 6) {
    return undefined;
  }
  const row = cosines.slice(0, 3) as Vector;
  const column = cosines.slice(3) as Vector;
  const unit = [row, column].every((vector) => Math.abs(Math.hypot(...vector) - 1) < 0.01);
  return unit && Math.abs(dot(row, column)) < 0.01 ? { row, column } : undefined;
}

/** Where a pixel lies (PS3.3 C.7.6.2.1.1); whole numbers are the middles of pixels. */
export const placeOnPlane = (
  { position, row, column }: Pick<ImagePlane, "position" | "row" | "column">,
  spacing: { row: number; column: number },
  [atColumn, atRow]: readonly [column: number, row: number],
): Vector => sum(position, sum(scaled(row, atColumn * spacing.column), scaled(column, atRow * spacing.row)));

/** How far a place lies along the patient's axis that a plane is most at right angles to, millimetres: what scanners print. */
export function positionAlong(place: Vector, normal: Vector): number {
  const parts = normal.map(Math.abs);
  return place[parts.indexOf(Math.max(...parts)) as 0 | 1 | 2];
}

/**
 * Letters of PS3.3 C.7.6.1.1.1 for a direction, the strongest first: `HA` points to the head and a little to the front.
 * Parts below a fifth are left out.
 */
export function patientLetters(direction: Vector): string {
  const axes: [number, string, string][] = [
    [direction[0], "L", "R"],
    [direction[1], "P", "A"],
    [direction[2], "H", "F"],
  ];
  return axes
    .filter(([part]) => Math.abs(part) > 0.2)
    .toSorted((a, b) => Math.abs(b[0]) - Math.abs(a[0]))
    .map(([part, positive, negative]) => (part > 0 ? positive : negative))
    .join("");
}

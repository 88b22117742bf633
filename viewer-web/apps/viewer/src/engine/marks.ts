import { difference, dot, type Vector } from "../study";
import type { PlaneCamera } from "./planeCamera";

/** What is drawn in a volume, and in how many places. */
const places = { probe: 1, length: 2, angle: 3 } as const;
export type MarkKind = keyof typeof places;

export const isMarkKind = (tool: string): tool is MarkKind => tool in places;

/** What somebody drew in a volume. */
export interface Mark {
  id: number;
  kind: MarkKind;
  /** In the patient; an angle's apex is the second of three. */
  points: readonly Vector[];
}

/** A mark that is complete, and what is measured by it. */
export interface MeasuredMark extends Mark {
  /** The value of the voxel as it was recorded, millimetres, or degrees; undefined outside of the volume. */
  amount: number | undefined;
}

export const isComplete = ({ kind, points }: Pick<Mark, "kind" | "points">): boolean =>
  points.length === places[kind];

export function measured(mark: Mark, valueAt: (place: Vector) => number | undefined): MeasuredMark {
  return { ...mark, amount: amountOf(mark, valueAt) };
}

function amountOf(
  { kind, points }: Mark,
  valueAt: (place: Vector) => number | undefined,
): number | undefined {
  const [a, b, c] = points;
  switch (kind) {
    case "probe":
      return a && valueAt(a);
    case "length":
      return a && b && Math.hypot(...difference(b, a));
    case "angle":
      return a && b && c && degreesBetween(difference(a, b), difference(c, b));
  }
}

/** 0…180; undefined where one of the ways leads nowhere. */
function degreesBetween(a: Vector, b: Vector): number | undefined {
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  return lengths > 0
    ? (180 / Math.PI) * Math.acos(Math.min(1, Math.max(-1, dot(a, b) / lengths)))
    : undefined;
}

/** All of it lies in the plane, or within half of its thickness (millimetres) before and behind it. */
export const liesIn = (
  { points }: Pick<Mark, "points">,
  { focalPoint, viewPlaneNormal }: PlaneCamera,
  thickness: number,
): boolean =>
  points.every(
    (point) => Math.abs(dot(difference(point, focalPoint), viewPlaneNormal)) <= thickness / 2 + 0.01,
  );

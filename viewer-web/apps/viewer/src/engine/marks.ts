import { difference, dot, type Vector } from "../study";
import type { PlaneCamera } from "./planeCamera";
import { solidOf, volumeOf, type Solid } from "./solids";

/** What is drawn in a volume, and in how many places. */
const places = { probe: 1, length: 2, angle: 3, sphere: 2, cube: 2 } as const;
export type MarkKind = keyof typeof places;

export const isMarkKind = (tool: string): tool is MarkKind => tool in places;

/** What somebody drew in a volume. */
export interface Mark {
  id: number;
  kind: MarkKind;
  /** In the patient; an angle's apex is the second of three, a body has its middle and a point of its surface. */
  points: readonly Vector[];
}

/** What a volume holds within a body: of the voxels whose middle lies in it, in values as they were recorded. */
export interface ValuesWithin {
  mean: number;
  /** Of a sample. */
  deviation: number;
  minimum: number;
  maximum: number;
}

/** A mark that is complete, and what is measured by it. */
export interface MeasuredMark extends Mark {
  /** The value of the voxel as it was recorded, millimetres, degrees, or cubic millimetres; undefined outside of the volume. */
  amount: number | undefined;
  /** Of a body; undefined where no voxel lies in it. */
  within?: ValuesWithin;
}

/** What marks are measured on. */
export interface Measurable {
  valueAt: (place: Vector) => number | undefined;
  valuesWithin: (solid: Solid) => ValuesWithin | undefined;
}

/** The body that a mark is; undefined: it is none. */
export function solidIn({ kind, points: [centre, rim] }: Pick<Mark, "kind" | "points">): Solid | undefined {
  return (kind === "sphere" || kind === "cube") && centre && rim ? solidOf(kind, centre, rim) : undefined;
}

export const isComplete = ({ kind, points }: Pick<Mark, "kind" | "points">): boolean =>
  points.length === places[kind];

export function measured(mark: Mark, on: Measurable): MeasuredMark {
  const solid = solidIn(mark);
  return solid
    ? { ...mark, amount: volumeOf(solid), within: on.valuesWithin(solid) }
    : { ...mark, amount: amountOf(mark, on) };
}

function amountOf({ kind, points }: Mark, on: Measurable): number | undefined {
  const [a, b, c] = points;
  switch (kind) {
    case "probe":
      return a && on.valueAt(a);
    case "length":
      return a && b && Math.hypot(...difference(b, a));
    case "angle":
      return a && b && c && degreesBetween(difference(a, b), difference(c, b));
    default:
      return undefined;
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

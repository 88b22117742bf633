import { placeOnPlane } from "./imagePlane";
import type { Frame } from "./model";
import { between, difference, dot, type Vector } from "./vector";

/** Below this sine of the angle between two planes the line in which they meet says nothing. */
const PARALLEL = 0.1;

/** Two frames that were recorded in one space (PS3.3 C.7.4.1): only then do their millimetres compare. */
export const inOneSpace = ({ plane: a }: Frame, { plane: b }: Frame): boolean =>
  a?.frameOfReferenceUID !== undefined && a.frameOfReferenceUID === b?.frameOfReferenceUID;

/**
 * The line in which a frame cuts the plane of another, from edge to edge of the former, in the patient; undefined where
 * they lie in different spaces, are parallel or do not meet.
 */
export function crossing(frame: Frame, other: Frame): [Vector, Vector] | undefined {
  const [plane, target] = [frame.plane, other.plane];
  if (!plane || !target || !inOneSpace(frame, other)) {
    return undefined;
  }
  if (Math.sqrt(Math.max(0, 1 - dot(plane.normal, target.normal) ** 2)) < PARALLEL) {
    return undefined;
  }
  const corners = cornersOf(frame);
  const heights = corners.map((corner) => dot(difference(corner, target.position), target.normal));
  const points = corners.flatMap((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner;
    const [from = 0, to = 0] = [heights[index], heights[(index + 1) % heights.length]];
    return from <= 0 !== to <= 0 ? [between(corner, next, from / (from - to))] : [];
  });
  const [a, b] = points;
  return a && b ? [a, b] : undefined;
}

/** Round the outer edges of the pixels. */
function cornersOf(frame: Frame): Vector[] {
  const { rows, columns } = frame.format;
  return [
    placeOf(frame, -0.5, -0.5),
    placeOf(frame, columns - 0.5, -0.5),
    placeOf(frame, columns - 0.5, rows - 0.5),
    placeOf(frame, -0.5, rows - 0.5),
  ];
}

const placeOf = ({ plane, spacing }: Frame, column: number, row: number): Vector =>
  placeOnPlane(plane ?? origin, spacing, [column, row]);

const origin: { position: Vector; row: Vector; column: Vector } = {
  position: [0, 0, 0],
  row: [1, 0, 0],
  column: [0, 1, 0],
};

/** Slices that are tilted by more than this (cosine, 18°) are not the same cut. */
const ALIKE = 0.95;

/**
 * The frame of a stack that lies where this one lies, by Image Position (Patient) along the stack's normal. Of several at
 * one place (phases, diffusion weights) the one nearest to `current`. Undefined where the stack does not reach there, or
 * cuts the patient another way.
 */
export function sliceAt(frame: Frame, stack: readonly Frame[], current: number): number | undefined {
  const { rows, columns } = frame.format;
  const middle = placeOf(frame, (columns - 1) / 2, (rows - 1) / 2);
  const distances = stack.map((one) =>
    frame.plane &&
    one.plane &&
    inOneSpace(frame, one) &&
    Math.abs(dot(frame.plane.normal, one.plane.normal)) > ALIKE
      ? Math.abs(dot(difference(middle, one.plane.position), one.plane.normal))
      : Number.POSITIVE_INFINITY,
  );
  const least = Math.min(...distances);
  const there = [...distances.keys()].filter((index) => (distances[index] ?? 0) <= least + 0.01);
  const [nearest] = there.toSorted((a, b) => Math.abs(a - current) - Math.abs(b - current));
  return nearest !== undefined && least <= reachOf(stack, nearest) ? nearest : undefined;
}

/** Half of what a slice stands for, millimetres: its thickness or the way to its neighbour, whichever is more. */
function reachOf(stack: readonly Frame[], index: number): number {
  const here = stack[index];
  const gaps = [stack[index - 1], stack[index + 1]].flatMap((neighbour) =>
    here?.plane && neighbour?.plane
      ? [Math.abs(dot(difference(neighbour.plane.position, here.plane.position), here.plane.normal))]
      : [],
  );
  // A hundredth of a millimetre is how exactly devices write positions.
  return Math.max(here?.sliceThickness ?? 0, ...gaps) / 2 + 0.01;
}

import { bytesOfFrames } from "./frameBytes";
import type { Frame } from "./model";
import { difference, dot, type Vector } from "./vector";

/**
 * Why frames are no volume that may be cut in other planes: to fill or shift slices would show what nobody recorded.
 * - `few`: fewer than four slices
 * - `colour`: colours have no values between them
 * - `nowhere`: a frame without a place in the patient or without a spacing
 * - `mixed`: planes, sizes or spacings differ from frame to frame
 * - `tilted`: slices are shifted against one another, as by a tilted gantry
 * - `doubled`: several frames lie at one place, as phases of a heart do
 * - `uneven`: slices are missing, or their distances differ
 * - `large`: more than the memory holds
 * - `unscaled`: this device's graphics leave values with fractional slopes as they were stored
 */
export type VolumeFault =
  "few" | "colour" | "nowhere" | "mixed" | "tilted" | "doubled" | "uneven" | "large" | "unscaled";

/** What was found only when the frames were there. */
export class VolumeRefusal extends Error {
  readonly fault: VolumeFault;

  constructor(fault: VolumeFault) {
    super(`the frames are no volume: ${fault}`);
    this.name = "VolumeRefusal";
    this.fault = fault;
  }
}

const FEWEST = 4;
/** Cosine within which planes are parallel (0.6°): the volume has but one orientation. */
const PARALLEL = 0.99995;
/** Way from the first slice to the last along the planes, in parts of the way across them (0.6° of tilt). */
const SHIFT = 0.01;
/** How far a slice may lie from the straight line between those, in parts of a pixel. */
const LATERAL = 0.25;
/** How far a slice may lie from its place in an even row, in parts of the distance. */
const UNEVENNESS = 0.1;

/** Undefined: they are one. `memory` is what decoded frames may take, bytes. */
export function volumeFault(frames: readonly Frame[], memory: number): VolumeFault | undefined {
  const [first] = frames;
  if (!first || frames.length < FEWEST) {
    return "few";
  }
  if (frames.some(isColour)) {
    return "colour";
  }
  const positions = frames.flatMap(({ plane, spacing }) =>
    plane && spacing.basis !== "unknown" ? [plane.position] : [],
  );
  if (positions.length < frames.length) {
    return "nowhere";
  }
  return frames.some((frame) => !isAlike(first, frame))
    ? "mixed"
    : (placementFault(positions, first) ?? (bytesOfFrames(frames) > memory ? "large" : undefined));
}

const isColour = ({ format }: Frame) =>
  format.samplesPerPixel !== 1 || format.photometricInterpretation === "PALETTE COLOR";

const near = (one: number, other: number) => Math.abs(one - other) <= 0.001 * one;

function isAlike(a: Frame, b: Frame): boolean {
  return (
    a.format.rows === b.format.rows &&
    a.format.columns === b.format.columns &&
    near(a.spacing.row, b.spacing.row) &&
    near(a.spacing.column, b.spacing.column) &&
    a.plane?.frameOfReferenceUID === b.plane?.frameOfReferenceUID &&
    [
      [a.plane?.row, b.plane?.row],
      [a.plane?.column, b.plane?.column],
    ].every(([one, other]) => one && other && dot(one, other) > PARALLEL)
  );
}

/** Each slice has its place in an even row, straight above the first; an error must not grow from slice to slice. */
function placementFault(positions: Vector[], { plane, spacing }: Frame): VolumeFault | undefined {
  const normal: Vector = plane?.normal ?? [0, 0, 1];
  const sorted = positions.toSorted((a, b) => dot(a, normal) - dot(b, normal));
  const [bottom, top] = [sorted[0] ?? normal, sorted.at(-1) ?? normal];
  const heights = sorted.map((position) => dot(position, normal) - dot(bottom, normal));
  const step = (heights.at(-1) ?? 0) / (heights.length - 1);
  if (heights.some((height, index) => index > 0 && height - (heights[index - 1] ?? 0) < step * 0.01)) {
    return "doubled";
  }
  const way = difference(top, bottom);
  const along = dot(way, normal);
  if (Math.sqrt(Math.max(0, dot(way, way) - along ** 2)) > SHIFT * along) {
    return "tilted";
  }
  const lateral = LATERAL * Math.min(spacing.row, spacing.column);
  if (sorted.some((position) => besideLine(difference(position, bottom), way, normal) > lateral)) {
    return "tilted";
  }
  return heights.some((height, index) => Math.abs(height - index * step) > UNEVENNESS * step)
    ? "uneven"
    : undefined;
}

/** How far a place lies from a line through the origin, along the planes. */
function besideLine(place: Vector, line: Vector, normal: Vector): number {
  const part = dot(place, normal) / dot(line, normal);
  return Math.hypot(...place.map((one, axis) => one - part * (line[axis] ?? 0)));
}

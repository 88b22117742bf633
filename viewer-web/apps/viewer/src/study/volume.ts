import { dot, type Vector } from "./imagePlane";
import type { Frame } from "./model";

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
 */
export type VolumeFault = "few" | "colour" | "nowhere" | "mixed" | "tilted" | "doubled" | "uneven" | "large";

const FEWEST = 4;
/** Cosine within which planes are parallel; as for the order of a stack. */
const PARALLEL = 0.999;
/** Shift of a slice against the one before, in parts of their distance (0.6° of tilt). */
const SHIFT = 0.01;
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
    : (placementFault(positions, first.plane?.normal ?? [0, 0, 1]) ??
        (bytesOf(frames) > memory ? "large" : undefined));
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
function placementFault(positions: Vector[], normal: Vector): VolumeFault | undefined {
  const sorted = positions.toSorted((a, b) => dot(a, normal) - dot(b, normal));
  const [bottom, top] = [sorted[0] ?? normal, sorted.at(-1) ?? normal];
  const heights = sorted.map((position) => dot(position, normal) - dot(bottom, normal));
  const step = (heights.at(-1) ?? 0) / (heights.length - 1);
  if (heights.some((height, index) => index > 0 && height - (heights[index - 1] ?? 0) < step * 0.01)) {
    return "doubled";
  }
  const way: Vector = [top[0] - bottom[0], top[1] - bottom[1], top[2] - bottom[2]];
  const along = dot(way, normal);
  if (Math.sqrt(Math.max(0, dot(way, way) - along ** 2)) > SHIFT * along) {
    return "tilted";
  }
  return heights.some((height, index) => Math.abs(height - index * step) > UNEVENNESS * step)
    ? "uneven"
    : undefined;
}

/** As the engine keeps them: fractional slopes make floats of whole numbers. */
function bytesOf(frames: readonly Frame[]): number {
  return frames.reduce((sum, { format, rescale }) => {
    const whole = Number.isInteger(rescale.slope) && Number.isInteger(rescale.intercept);
    return sum + format.rows * format.columns * (whole ? 2 : 4);
  }, 0);
}

import { dot } from "./vector";
import type { Frame } from "./model";

/**
 * Order of a stack: by position along the common normal (PS3.3 C.7.6.2.1.1) in the sense in which the device counted, by
 * instance number where the planes differ or are unknown. Ties keep the order in which they came; nothing is dropped.
 */
export function sortFrames(frames: readonly Frame[]): Frame[] {
  const positions = positionsAlongNormal(frames);
  const byNumber = [...frames.keys()].toSorted(
    (a, b) => order(frames[a]?.instanceNumber, frames[b]?.instanceNumber) || a - b,
  );
  if (!positions) {
    return byNumber.flatMap((index) => frames[index] ?? []);
  }
  const sense = countedAgainstNormal(frames, byNumber, positions) ? -1 : 1;
  return byNumber
    .toSorted((a, b) => sense * ((positions[a] ?? 0) - (positions[b] ?? 0)))
    .flatMap((index) => frames[index] ?? []);
}

/** Undefined where the frames are not parallel. Hundredths of a millimetre are one place. */
function positionsAlongNormal(frames: readonly Frame[]): number[] | undefined {
  const normal = frames[0]?.plane?.normal;
  const positions = frames.flatMap(({ plane }) =>
    normal && plane && dot(plane.normal, normal) > 0.999
      ? [Math.round(100 * dot(plane.position, normal)) / 100]
      : [],
  );
  return positions.length === frames.length ? positions : undefined;
}

/** Head to feet is how most scanners count: the reader gets the order that the scanner's operator saw. */
function countedAgainstNormal(frames: readonly Frame[], byNumber: number[], positions: number[]): boolean {
  const first = byNumber[0] ?? 0;
  const last = byNumber.at(-1) ?? 0;
  const counted = frames[first]?.instanceNumber !== frames[last]?.instanceNumber;
  return counted && (positions[last] ?? 0) < (positions[first] ?? 0);
}

/** Frames without a number come last. */
function order(a: number | undefined, b: number | undefined): number {
  return (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);
}

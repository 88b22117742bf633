import { describe, expect, it } from "vitest";
import { anInstance, atPosition } from "../testkit/instances";
import type { Frame, Stack } from "./model";
import { readStudy } from "./readStudy";
import { fittingVolume, reducedFrame, reducedSamples } from "./reduce";

const [stack] = readStudy(
  Array.from({ length: 6 }, (_, index) =>
    anInstance(index + 1, {
      ...atPosition(5 * index),
      "00280010": ["US", 5],
      "00280011": ["US", 4],
      "00280030": ["DS", 2, 1],
    }),
  ),
).items as [Stack];
const [frame] = stack.frames;

describe("a reduced frame", () => {
  const reduced = reducedFrame(frame, 2);

  it("has fewer and larger pixels, the first in the middle of those that made it", () => {
    expect([reduced.format.rows, reduced.format.columns]).toEqual([2, 2]);
    expect([reduced.spacing.row, reduced.spacing.column]).toEqual([4, 2]);
    const [x, y, z] = frame.plane?.position ?? [0, 0, 0];
    expect(reduced.plane?.position).toEqual([x + 0.5, y + 1, z]);
  });

  it("holds the means of the values", () => {
    const samples = Array.from({ length: 20 }, (_, pixel) => pixel);
    const means = new Int16Array(reducedSamples(samples, frame.format, reduced).buffer);
    // Of 0, 1, 4, 5 and so on; halves are rounded up, the fifth row is left out.
    expect([...means]).toEqual([3, 5, 11, 13]);
  });
});

/** Bytes that the six frames take. */
const BYTES = 6 * 5 * 4 * 2;

/** By how much a volume is reduced, or why it is none. */
function fit(memory: number, frames: readonly Frame[] = stack.frames) {
  const found = fittingVolume(frames, memory);
  return found.fault ?? found.reducedBy;
}

describe("a volume", () => {
  it("that fits is left as it is, another is made as much smaller as it takes", () => {
    expect(fit(BYTES)).toBe(1);
    expect(fit(BYTES - 1)).toBe(2);
    expect(fit(BYTES / 8)).toBe(3);
  });

  it("that is too large even then is refused, as is one that is none", () => {
    expect(fit(BYTES / 100)).toBe("large");
    expect(fit(BYTES, stack.frames.slice(0, 2))).toBe("few");
  });
});

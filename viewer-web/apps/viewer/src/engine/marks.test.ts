import { describe, expect, it } from "vitest";
import { liesIn, measured, type Mark } from "./marks";

const nowhere = () => undefined;

const mark = (kind: Mark["kind"], ...points: Mark["points"]): Mark => ({ id: 1, kind, points });

describe("a mark in a volume measures", () => {
  it("the value of the voxel where it lies", () => {
    expect(measured(mark("probe", [1, 2, 3]), ([x, y, z]) => 100 * x + 10 * y + z).amount).toBe(123);
    expect(measured(mark("probe", [1, 2, 3]), nowhere).amount).toBeUndefined();
  });

  it("millimetres through space, whichever plane it was drawn in", () => {
    expect(measured(mark("length", [0, 0, 0], [2, 3, 6]), nowhere).amount).toBe(7);
  });

  it("the angle at its second point", () => {
    expect(measured(mark("angle", [1, 0, 0], [0, 0, 0], [0, 0, 5]), nowhere).amount).toBeCloseTo(90);
    expect(measured(mark("angle", [1, 0, 0], [0, 0, 0], [0, 0, 0]), nowhere).amount).toBeUndefined();
  });
});

it("a mark is of a plane within half of its thickness", () => {
  const camera = {
    focalPoint: [0, 0, 10] as [number, number, number],
    position: [0, 0, 20] as [number, number, number],
    viewUp: [0, -1, 0] as [number, number, number],
    viewPlaneNormal: [0, 0, 1] as [number, number, number],
    parallelScale: 1,
  };
  expect(liesIn(mark("length", [5, 5, 10.5], [0, 0, 9.5]), camera, 1)).toBe(true);
  expect(liesIn(mark("length", [5, 5, 10], [0, 0, 12]), camera, 1)).toBe(false);
});

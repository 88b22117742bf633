import { describe, expect, it } from "vitest";
import type { Vector } from "../study";
import { liesIn, measured, solidIn, type Mark } from "./marks";
import type { PlaneCamera } from "./planeCamera";
import { holds, outlineOn, type Solid } from "./solids";

const nowhere = { valueAt: () => undefined, valuesWithin: () => undefined };

const axialAt = (z: number): PlaneCamera => ({
  focalPoint: [0, 0, z],
  position: [0, 0, z + 10],
  viewUp: [0, -1, 0],
  viewPlaneNormal: [0, 0, 1],
  parallelScale: 1,
});

const mark = (kind: Mark["kind"], ...points: Mark["points"]): Mark => ({ id: 1, kind, points });

describe("a mark in a volume measures", () => {
  it("the value of the voxel where it lies", () => {
    expect(
      measured(mark("probe", [1, 2, 3]), { ...nowhere, valueAt: ([x, y, z]) => 100 * x + 10 * y + z }).amount,
    ).toBe(123);
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

describe("a body in a volume", () => {
  const sphere = mark("sphere", [0, 0, 0], [3, 0, 4]);
  const cube = mark("cube", [0, 0, 0], [3, 0, 4]);
  const asked: Solid[] = [];
  const within = { voxels: 2, mean: 5, deviation: 1, minimum: 4, maximum: 6 };
  const volume = {
    ...nowhere,
    valuesWithin: (solid: Solid) => {
      asked.push(solid);
      return within;
    },
  };

  it("is a sphere through the point where the drag ended, with its volume and values", () => {
    expect(measured(sphere, volume)).toMatchObject({ amount: (4 / 3) * Math.PI * 125, within });
    expect(asked.at(-1)).toEqual({ kind: "sphere", centre: [0, 0, 0], reach: 5 });
  });

  it("is a cube whose faces the drag just reached", () => {
    expect(measured(cube, volume).amount).toBe(512);
  });

  it("holds what lies inside", () => {
    const [ball, box] = [solidIn(sphere), solidIn(cube)] as [Solid, Solid];
    expect([holds(ball, [5, 0, 0]), holds(ball, [3, 3, 3])]).toEqual([true, false]);
    expect([holds(box, [4, 4, 4]), holds(box, [0, 4.1, 0])]).toEqual([true, false]);
  });

  it("is cut by a plane in a circle that gets smaller away from its middle, and beyond it in nothing", () => {
    const ball = solidIn(sphere) as Solid;
    const radii = (height: number) =>
      outlineOn(ball, axialAt(height)).map(([x, y, z]) => [Math.hypot(x, y), z]);
    for (const [radius, z] of radii(3)) {
      expect(radius).toBeCloseTo(4);
      expect(z).toBeCloseTo(3);
    }
    expect(radii(0)[0]?.[0]).toBeCloseTo(5);
    expect(radii(5.1)).toEqual([]);
  });

  it("is cut by a plane in a square, and aslant through its corners in a hexagon", () => {
    const box = solidIn(cube) as Solid;
    expect(outlineOn(box, axialAt(1)).map(([x, y]) => [Math.abs(x), Math.abs(y)])).toEqual(
      Array.from({ length: 5 }, () => [4, 4]),
    );
    const third = 1 / Math.sqrt(3);
    const aslant = {
      ...axialAt(0),
      viewPlaneNormal: [third, third, third] as Vector,
      viewUp: [Math.SQRT1_2, -Math.SQRT1_2, 0] as Vector,
    };
    expect(outlineOn(box, aslant)).toHaveLength(7);
    expect(outlineOn(box, axialAt(4.1))).toEqual([]);
  });
});

it("a mark is of a plane within half of its thickness", () => {
  const camera = axialAt(10);
  expect(liesIn(mark("length", [5, 5, 10.5], [0, 0, 9.5]), camera, 1)).toBe(true);
  expect(liesIn(mark("length", [5, 5, 10], [0, 0, 12]), camera, 1)).toBe(false);
});

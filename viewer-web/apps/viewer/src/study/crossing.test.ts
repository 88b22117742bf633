import { describe, expect, it } from "vitest";
import { anInstance } from "../testkit/instances";
import { crossing, sliceAt } from "./crossing";
import type { Frame } from "./model";
import { readStudy } from "./readStudy";

interface Placement {
  position: number[];
  orientation?: number[];
  space?: string;
  thickness?: number;
}

const axial = [1, 0, 0, 0, 1, 0];
const coronal = [1, 0, 0, 0, 0, -1];

/** 6 columns and 4 rows of 2 mm. */
function aFrame({ position, orientation = axial, space = "1.7", thickness }: Placement): Frame {
  const { items } = readStudy([
    anInstance(1, {
      "00200032": ["DS", ...position],
      "00200037": ["DS", ...orientation],
      "00200052": ["UI", space],
      "00280030": ["DS", 2, 2],
      ...(thickness === undefined ? {} : { "00180050": ["DS", thickness] as ["DS", number] }),
    }),
  ]);
  const [item] = items;
  if (item?.kind !== "stack") {
    throw new Error("no stack was read");
  }
  return item.frames[0];
}

const stack = (heights: number[], rest: Partial<Placement> = {}) =>
  heights.map((z) => aFrame({ position: [0, 0, z], ...rest }));

describe("where one picture cuts another", () => {
  it("is a line from edge to edge of the one that cuts", () => {
    const cutting = aFrame({ position: [0, 3, 3], orientation: coronal });
    const line = crossing(cutting, aFrame({ position: [0, 0, 0] }));
    expect(line?.toSorted((a, b) => a[0] - b[0])).toEqual([
      [-1, 3, 0],
      [11, 3, 0],
    ]);
  });

  it.each([
    ["parallel", { position: [0, 0, 5] }],
    ["in another space", { position: [0, 3, 3], orientation: coronal, space: "1.8" }],
    ["too high to reach it", { position: [0, 3, 30], orientation: coronal }],
  ] as [string, Placement][])("is nowhere where they are %s", (_, placement) => {
    expect(crossing(aFrame(placement), aFrame({ position: [0, 0, 0] }))).toBeUndefined();
  });
});

describe("the slice at the same place", () => {
  it("is the nearest by position, whatever the spacing", () => {
    expect(sliceAt(aFrame({ position: [0, 0, 11] }), stack([0, 5, 10, 15]), 0)).toBe(2);
  });

  it("is found in a stack that was recorded the other way round", () => {
    expect(sliceAt(aFrame({ position: [0, 0, 10] }), stack([15, 10, 5, 0]), 0)).toBe(1);
  });

  it("of several at one place is the one nearest to what is looked at", () => {
    expect(sliceAt(aFrame({ position: [0, 0, 5] }), stack([0, 0, 5, 5, 10, 10]), 5)).toBe(3);
  });

  it("is none beyond the stack's ends", () => {
    const slices = stack([0, 5, 10]);
    expect(sliceAt(aFrame({ position: [0, 0, 12.5] }), slices, 0)).toBe(2);
    expect(sliceAt(aFrame({ position: [0, 0, 13] }), slices, 0)).toBeUndefined();
  });

  it("is none in another space or across", () => {
    const frame = aFrame({ position: [0, 0, 5] });
    expect(sliceAt(frame, stack([0, 5, 10], { space: "1.8" }), 0)).toBeUndefined();
    expect(sliceAt(frame, stack([0, 5, 10], { orientation: coronal }), 0)).toBeUndefined();
  });

  it("of a single picture reaches as far as it is thick", () => {
    const [single] = stack([0], { thickness: 8 });
    expect(sliceAt(aFrame({ position: [0, 0, 4] }), [single as Frame], 0)).toBe(0);
    expect(sliceAt(aFrame({ position: [0, 0, 5] }), [single as Frame], 0)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { anInstance } from "../testkit/instances";
import type { Frame } from "./model";
import { readStudy } from "./readStudy";
import { volumeFault } from "./volume";

const MEMORY = 1_000_000;

type Elements = NonNullable<Parameters<typeof anInstance>[1]>;

const slice = (position: number[], elements: Elements = {}): Elements => ({
  "00200032": ["DS", ...position],
  "00200037": ["DS", 1, 0, 0, 0, 1, 0],
  "00280030": ["DS", 1, 1],
  ...elements,
});

function framesOf(...slices: Elements[]): Frame[] {
  return readStudy(slices.map((elements, index) => anInstance(index + 1, elements))).items.flatMap((item) =>
    item.kind === "stack" ? item.frames : [],
  );
}

const even = (elements: Elements = {}) => [0, 2, 4, 6].map((z) => slice([0, 0, z], elements));

describe("slices are a volume", () => {
  it("where they are even and straight above one another", () => {
    expect(volumeFault(framesOf(...even()), MEMORY)).toBeUndefined();
  });

  it("in whatever order they came", () => {
    expect(volumeFault(framesOf(...even().toReversed()), MEMORY)).toBeUndefined();
  });

  it("though positions were rounded to a tenth of a millimetre", () => {
    const rounded = [0, 1.3, 2.5, 3.8, 5, 6.3].map((z) => slice([0, 0, z]));
    expect(volumeFault(framesOf(...rounded), MEMORY)).toBeUndefined();
  });

  it("though one lies a fifth of a pixel beside the others", () => {
    const slices = [0, 0, 0.2, 0, 0].map((y, index) => slice([0, y, 2 * index]));
    expect(volumeFault(framesOf(...slices), MEMORY)).toBeUndefined();
  });

  it("lying any way in the patient", () => {
    const tilted: Elements = { "00200037": ["DS", 1, 0, 0, 0, 0.6, 0.8] };
    const normal = [0, -0.8, 0.6];
    const slices = [0, 2, 4, 6].map((step) =>
      slice(
        normal.map((part) => part * step),
        tilted,
      ),
    );
    expect(volumeFault(framesOf(...slices), MEMORY)).toBeUndefined();
  });
});

describe("slices are no volume", () => {
  it.each([
    ["few", [0, 2, 4].map((z) => slice([0, 0, z]))],
    ["colour", even({ "00280002": ["US", 3], "00280004": ["CS", "RGB"] })],
    ["nowhere", even({ "00280030": ["DS"] })],
    ["nowhere", [...even(), { "00280030": ["DS", 1, 1] } as Elements]],
    ["mixed", [...even(), slice([0, 0, 8], { "00280010": ["US", 5] })]],
    ["mixed", [...even(), slice([0, 0, 8], { "00280030": ["DS", 2, 2] })]],
    ["mixed", [...even(), slice([0, 0, 8], { "00200037": ["DS", 0, 1, 0, 0, 0, 1] })]],
    ["tilted", [0, 2, 4, 6].map((z) => slice([0, z * 0.2, z]))],
    ["tilted", [0, 0, 0.3, 0, 0].map((y, index) => slice([0, y, 2 * index]))],
    // A whole degree.
    ["mixed", [...even(), slice([0, 0, 8], { "00200037": ["DS", 1, 0, 0, 0, 0.99985, 0.01745] })]],
    ["doubled", [...even(), slice([0, 0, 4])]],
    ["uneven", [0, 2, 4, 8, 10].map((z) => slice([0, 0, z]))],
    ["uneven", [0, 2, 4, 6, 8, 10, 13].map((z) => slice([0, 0, z]))],
  ] as const)("and it says why: %s", (fault, slices) => {
    expect(volumeFault(framesOf(...slices), MEMORY)).toBe(fault);
  });

  it("where they are more than the memory holds", () => {
    const bytes = 4 * 6 * 4 * 2;
    expect(volumeFault(framesOf(...even()), bytes)).toBeUndefined();
    expect(volumeFault(framesOf(...even()), bytes - 1)).toBe("large");
    expect(volumeFault(framesOf(...even({ "00281053": ["DS", 0.5] })), bytes)).toBe("large");
  });
});

import { describe, expect, it } from "vitest";
import { anInstance, atPosition, dataset } from "../testkit/instances";
import { fusionOf } from "./fusion";
import type { Stack } from "./model";
import { readStudy } from "./readStudy";

type Elements = NonNullable<Parameters<typeof anInstance>[1]>;

const MEMORY = 1e6;

const inSpace = (uid: string): Elements => ({ "00200052": ["UI", uid], "00280030": ["DS", 1, 1] });

let made = 0;

/** A series of slices in an even row. */
function series(modality: "CT" | "PT" | "MR", slices: number, elements: Elements = {}) {
  const uid = `1.2.${++made}`;
  return Array.from({ length: slices }, (_, index) =>
    anInstance(index + 1, {
      "00080018": ["UI", `${uid}.${index + 1}`],
      "0020000E": ["UI", uid],
      "00080060": ["CS", modality],
      ...atPosition(5 * index),
      ...inSpace("1.9.1"),
      ...elements,
    }),
  );
}

/** In grams a millilitre, so that its values are SUVs. */
const grams: Elements = {
  "00280051": ["CS", "ATTN", "DECY"],
  "00541001": ["CS", "GML"],
};

const stacksOf = (...all: ReturnType<typeof series>[]) => readStudy(all.flat()).items as Stack[];

const stackOf = (stacks: readonly Stack[], modality: string, slices: number) =>
  stacks.find((one) => one.series.modality === modality && one.frames.length === slices);

describe("a study can be fused", () => {
  it("where a CT and a PET with SUVs lie in one space", () => {
    const stacks = stacksOf(series("CT", 6), series("PT", 5, grams));
    expect(fusionOf(stacks, stacks[0], MEMORY)).toMatchObject({
      ct: { series: { modality: "CT" } },
      pet: { series: { modality: "PT" } },
    });
  });

  it("with the series that is looked at", () => {
    const stacks = stacksOf(series("CT", 6), series("CT", 9), series("PT", 5, grams));
    const small = stackOf(stacks, "CT", 6);
    expect(fusionOf(stacks, small, MEMORY)).toMatchObject({ ct: small });
  });

  it("with the largest where another is looked at, or one that cannot be cut", () => {
    const stacks = stacksOf(
      series("CT", 1),
      series("CT", 6),
      series("CT", 9),
      series("PT", 5, grams),
      series("MR", 5),
    );
    const largest = stackOf(stacks, "CT", 9);
    expect(fusionOf(stacks, stackOf(stacks, "MR", 5), MEMORY)).toMatchObject({ ct: largest });
    expect(fusionOf(stacks, stackOf(stacks, "CT", 1), MEMORY)).toMatchObject({ ct: largest });
  });

  it("with the PET that was corrected, though the other one is looked at", () => {
    const uncorrected = { ...grams, "00280051": ["CS", "DECY"] } as Elements;
    const stacks = stacksOf(series("CT", 6), series("PT", 7, uncorrected), series("PT", 5, grams));
    expect(fusionOf(stacks, stackOf(stacks, "PT", 7), MEMORY)).toMatchObject({
      pet: stackOf(stacks, "PT", 5),
    });
  });
});

/** With the first series looked at. */
function faultOf(memory: number, ...all: ReturnType<typeof series>[]) {
  const stacks = stacksOf(...all);
  return fusionOf(stacks, stacks[0], memory)?.fault;
}

/** Values that Philips' own factor makes SUVs of. */
const counts = (factor: number): Elements => ({
  "00280051": ["CS", "ATTN", "DECY"],
  "00541001": ["CS", "CNTS"],
  "70530010": ["LO", "Philips PET Private Group"],
  "70531000": ["DS", factor],
});

describe("a study cannot be fused, and it says why", () => {
  it("where CT and PET lie in different spaces, or in none", () => {
    const elsewhere = series("PT", 5, { ...grams, ...inSpace("1.9.2") });
    expect(faultOf(MEMORY, series("CT", 6), elsewhere)).toEqual({ kind: "space" });
    const nowhere: Elements = { "00200052": ["UI"] };
    expect(faultOf(MEMORY, series("CT", 6, nowhere), series("PT", 5, { ...grams, ...nowhere }))).toEqual({
      kind: "space",
    });
  });

  it("where one of them is no volume", () => {
    expect(faultOf(MEMORY, series("CT", 3), series("PT", 5, grams))).toEqual({
      kind: "volume",
      of: "CT",
      fault: "few",
    });
    expect(faultOf(MEMORY, series("CT", 6), series("PT", 2, grams))).toEqual({
      kind: "volume",
      of: "PT",
      fault: "few",
    });
  });

  it("where both together are more than the memory holds, though each alone is not", () => {
    const [ct, pet] = [series("CT", 6), series("PT", 6, grams)];
    const bytes = 6 * 4 * 6 * 2;
    expect(faultOf(2 * bytes, ct, pet)).toBeUndefined();
    expect(faultOf(2 * bytes - 1, ct, pet)).toEqual({ kind: "large" });
  });

  it("where the PET has no SUV", () => {
    const byLeanMass = { ...grams, "00541006": ["CS", "LBM"] } as Elements;
    expect(faultOf(MEMORY, series("CT", 6), series("PT", 5, byLeanMass))).toEqual({
      kind: "suv",
      fault: "type",
    });
  });

  it("where the factors of the PET differ from slice to slice", () => {
    const pet = series("PT", 5, counts(1)).map((slice, index) => ({
      ...slice,
      ...dataset(counts(index + 1)),
    }));
    expect(faultOf(MEMORY, series("CT", 6), pet)).toEqual({ kind: "suv", fault: "differs" });
  });
});

it("nothing is offered where a study has no PET, or the PET is another study's", () => {
  const stacks = stacksOf(series("CT", 6), series("PT", 5, { ...grams, "0020000D": ["UI", "1.7"] }));
  expect(fusionOf(stacks, stackOf(stacks, "CT", 6), MEMORY)).toBeUndefined();
  expect(fusionOf(stacks, undefined, MEMORY)).toBeUndefined();
});

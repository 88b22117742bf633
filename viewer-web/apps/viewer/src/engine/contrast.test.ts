import { describe, expect, it } from "vitest";
import type { VoiFunction, VoiWindow } from "../study";
import { contrastInUse, ownContrast, rangeOfWindow, windowOf, type Contrast } from "./contrast";

const frame = (...windows: VoiWindow[]) => ({ voi: { function: "LINEAR" as const, windows } });
const values = { minPixelValue: -10, maxPixelValue: 300 };
const curve = { lower: 0, upper: 1500 };

describe("a picture's own contrast", () => {
  it("is its window though it has a curve too", () => {
    expect(ownContrast(frame({ center: 50, width: 101 }), values, curve)).toEqual({
      by: "window",
      range: { lower: -0.5, upper: 99.5 },
    });
  });

  it("is its curve where no window came", () => {
    expect(ownContrast(frame(), values, curve)).toEqual({ by: "tone", range: curve });
  });

  it("is everything that is in it where nothing came", () => {
    expect(ownContrast(frame(), values, undefined).range).toEqual({ lower: -10, upper: 300 });
  });

  it("of one value alone is a range all the same, with that value dark", () => {
    const blank = { minPixelValue: 0, maxPixelValue: 0 };
    expect(ownContrast(frame(), blank, undefined).range).toEqual({ lower: 0, upper: 1 });
  });

  it("of colours is as they are coded, whatever window came", () => {
    const colour = { ...values, color: true };
    expect(ownContrast(frame({ center: 50, width: 10 }), colour, undefined).range).toEqual({
      lower: 0,
      upper: 255,
    });
  });
});

const own = (by: Contrast["by"]): Contrast => ({ by, range: { lower: 1, upper: 2 } });
const chosen = (by: Contrast["by"]): Contrast => ({ by, range: { lower: 7, upper: 9 } });

describe("a contrast that the reader chose", () => {
  it("as a window holds for pictures with a curve too", () => {
    expect(contrastInUse(chosen("window"), own("tone"))).toEqual(chosen("window"));
  });

  it("by stretching a curve holds for the next picture with a curve", () => {
    expect(contrastInUse(chosen("tone"), own("tone"))).toEqual(chosen("tone"));
  });

  it("by stretching a curve leaves a picture without one its own window", () => {
    expect(contrastInUse(chosen("tone"), own("window"))).toEqual(own("window"));
  });

  it("is none until there is one", () => {
    expect(contrastInUse(undefined, own("tone"))).toEqual(own("tone"));
  });
});

describe("a window", () => {
  it.each(["LINEAR", "LINEAR_EXACT", "SIGMOID"] as VoiFunction[])(
    "comes back from its range (%s)",
    (voiFunction) => {
      const one = { center: 40, width: 400 };
      expect(windowOf(rangeOfWindow(one, voiFunction), voiFunction)).toEqual(one);
    },
  );

  it("of width 1 is a step, which is no empty range", () => {
    const { lower, upper } = rangeOfWindow({ center: 100, width: 1 }, "LINEAR");
    expect(lower).toBe(99.5);
    expect(upper).toBeGreaterThan(lower);
  });
});

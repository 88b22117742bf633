import { describe, expect, it } from "vitest";
import { scaleBarLength } from "./scaleBarLength";
import { positionAlong } from "../study";

describe("the scale bar", () => {
  it.each([
    [1, 100],
    [2, 50],
    [4, 20],
    [40, 2],
    [0.1, 1000],
  ])("at %f pixels a millimetre is %i mm long", (pixelsPerMillimetre, millimetres) => {
    expect(scaleBarLength(pixelsPerMillimetre)).toBe(millimetres);
  });
});

describe("the slice's position", () => {
  it("is read on the axis that the slice is most at right angles to", () => {
    expect(positionAlong([1, 2, 30], [0, 0.4, 0.9])).toBe(30);
  });
});

import { describe, expect, it } from "vitest";
import { scaleBarLength } from "./scaleBarLength";
import { slicePosition } from "./slicePosition";

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
    const plane = { row: [1, 0, 0], column: [0, 0.9, -0.4], normal: [0, 0.4, 0.9] } as const;
    expect(slicePosition({ ...plane, position: [1, 2, 30] } as never)).toBe(30);
  });
});

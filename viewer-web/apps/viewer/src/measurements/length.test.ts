import { describe, expect, it } from "vitest";
import { formatLength, lengthBetween } from "./length";

describe("a length", () => {
  it("takes rows and columns by their own spacing", () => {
    const length = lengthBetween([0, 0], [3, 4], { basis: "patient", row: 0.5, column: 1 });
    expect(length.value).toBeCloseTo(Math.hypot(3, 2));
    expect(formatLength(length)).toBe("3.6 mm");
  });

  it("is in pixels where nobody knows how large a pixel is", () => {
    expect(formatLength(lengthBetween([0, 0], [30, 40], { basis: "unknown", row: 1, column: 1 }))).toBe(
      "50.0 px",
    );
  });

  it("keeps saying that it was measured at the detector", () => {
    expect(lengthBetween([0, 0], [10, 0], { basis: "detector", row: 0.2, column: 0.2 })).toEqual({
      value: 2,
      unit: "mm",
      basis: "detector",
    });
  });
});

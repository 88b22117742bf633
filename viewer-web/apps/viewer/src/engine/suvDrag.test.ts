import { expect, it } from "vitest";
import { suvDragged } from "./suvDrag";

const BECQUERELS = 0.0003;
const window = { lower: 0, upper: 5 / BECQUERELS };

it("dragging up over the whole height adds SUV 5 to the upper end, whatever the unit of the values", () => {
  const { lower, upper } = suvDragged(window, -1, BECQUERELS);
  expect(lower).toBe(0);
  expect(upper * BECQUERELS).toBeCloseTo(10, 9);
});

it("dragging down leaves a window", () => {
  expect(suvDragged(window, 3, BECQUERELS).upper * BECQUERELS).toBeCloseTo(0.1, 9);
});

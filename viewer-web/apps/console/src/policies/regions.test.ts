import { describe, expect, it } from "vitest";
import { coveredShare, ruleBetween } from "./regions";

const rule = (cover: boolean, left: number, top: number, right: number, bottom: number, monitor = -1) => ({
  cover,
  monitor,
  left,
  top,
  right,
  bottom,
});

describe("a drawn rectangle", () => {
  it("is the same whichever corner the drag began at", () => {
    const one = ruleBetween({ x: 100, y: 200 }, { x: 600, y: 700 }, true, -1);
    expect(ruleBetween({ x: 600, y: 700 }, { x: 100, y: 200 }, true, -1)).toEqual(one);
  });

  it("stays on the screen", () => {
    expect(ruleBetween({ x: -50, y: 500 }, { x: 1200, y: 2000 }, true, 0)).toEqual(
      rule(true, 0, 500, 1000, 1000, 0),
    );
  });

  it("is not made by a mere click", () => {
    expect(ruleBetween({ x: 500, y: 500 }, { x: 503, y: 502 }, true, -1)).toBeUndefined();
  });
});

describe("share of the screen that is marked", () => {
  it("is all of it without rules", () => {
    expect(coveredShare([], 0)).toBe(1);
  });

  it("is decided by the first rule where no rule reaches", () => {
    expect(coveredShare([rule(true, 0, 0, 250, 1000)], 0)).toBe(0.25);
    expect(coveredShare([rule(false, 0, 0, 250, 1000)], 0)).toBe(0.75);
  });

  it("lets the later rule win", () => {
    expect(coveredShare([rule(true, 0, 0, 1000, 1000), rule(false, 0, 0, 500, 1000)], 0)).toBe(0.5);
    expect(coveredShare([rule(false, 0, 0, 500, 1000), rule(true, 0, 0, 1000, 1000)], 0)).toBe(1);
  });

  it("counts overlapping rectangles once", () => {
    expect(coveredShare([rule(true, 0, 0, 600, 1000), rule(true, 400, 0, 1000, 1000)], 0)).toBe(1);
  });

  it("leaves rules of other monitors out", () => {
    expect(coveredShare([rule(true, 0, 0, 1000, 500, 1)], 0)).toBe(1);
    expect(coveredShare([rule(true, 0, 0, 1000, 500, 1)], 1)).toBe(0.5);
  });
});

import { describe, expect, it } from "vitest";
import { strengthLevel } from "./strength";
import { blend, texture } from "./texture";

function statistics(levels: Uint8Array) {
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  const variance = levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length;
  return { mean, deviation: Math.sqrt(variance), highest: Math.max(...levels), lowest: Math.min(...levels) };
}

describe("sample texture", () => {
  it.each([1, 2, 5, 10])("of level %i lies in 0…A around A/2 and spreads as the level says", (level) => {
    const { alpha, deviation } = strengthLevel(level);
    const found = statistics(texture(level, 125).levels);
    expect(Math.abs(found.mean - alpha / 2)).toBeLessThan(0.06 * alpha);
    expect(found.highest).toBeLessThanOrEqual(alpha);
    expect(found.lowest).toBe(0);
    // Rounding to whole levels adds its own share (up to half a level) to what was asked for.
    expect(found.deviation).toBeGreaterThan(0.9 * deviation);
    expect(found.deviation).toBeLessThan(Math.hypot(deviation, 0.55));
  });

  it("is the same at every visit", () => {
    expect(texture(5, 32).levels).toEqual(texture(5, 32).levels);
  });
});

describe("blend", () => {
  it("follows the compositor's rounding on black, grey and white", () => {
    expect(blend(0, 4, 4)).toBe(4);
    expect(blend(128, 4, 4)).toBe(130);
    expect(blend(192, 0, 4)).toBe(189);
    expect(blend(255, 4, 4)).toBe(255);
  });
});

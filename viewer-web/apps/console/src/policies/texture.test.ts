import { describe, expect, it } from "vitest";
import { blend, texture } from "./texture";

function statistics(levels: Uint8Array) {
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  const variance = levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length;
  return { mean, deviation: Math.sqrt(variance), highest: Math.max(...levels), lowest: Math.min(...levels) };
}

describe("sample texture", () => {
  it.each([1, 2, 5, 10])("of strength %i lies in 0…A around A/2", (strength) => {
    const { mean, highest, lowest } = statistics(texture(strength, 125).levels);
    expect(Math.abs(mean - strength / 2)).toBeLessThan(0.06 * strength);
    expect(highest).toBeLessThanOrEqual(strength);
    expect(lowest).toBe(0);
  });

  it("varies by about a quarter of the strength", () => {
    const { deviation } = statistics(texture(10, 125).levels);
    expect(deviation).toBeGreaterThan(2.2);
    expect(deviation).toBeLessThan(2.9);
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

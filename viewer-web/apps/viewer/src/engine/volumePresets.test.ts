import { describe, expect, it } from "vitest";
import { transferOf, volumePresets } from "./volumePresets";

const window = { center: 100, width: 400 };

describe("presets of a volume", () => {
  it.each(volumePresets)("%s goes up in value, and no part of light or colour is beyond 0…1", (preset) => {
    const { colours, opacities } = transferOf(preset, window);
    for (const points of [colours, opacities]) {
      const values = points.map(([value]) => value);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      expect(points.every(([, ...parts]) => parts.every((part) => part >= 0 && part <= 1))).toBe(true);
    }
  });

  it.each(["bone", "vessels", "softTissue"] as const)("%s lets air through", (preset) => {
    const [[value, opacity] = [0, 1]] = transferOf(preset, window).opacities;
    expect(opacity).toBe(0);
    expect(value).toBeGreaterThan(-900);
  });

  it("projection is black and white at the ends of the window", () => {
    expect(transferOf("projection", window)).toMatchObject({
      projection: true,
      colours: [
        [-100, 0, 0, 0],
        [300, 1, 1, 1],
      ],
    });
  });
});

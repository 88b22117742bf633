import { expect, it } from "vitest";
import { heatColour } from "./heat";

it("shows nothing where nothing was found, also for broken values", () => {
  expect(heatColour(0)).toEqual([0, 0, 0, 0]);
  expect(heatColour(Number.NaN)).toEqual([0, 0, 0, 0]);
  expect(heatColour(-3)).toEqual([0, 0, 0, 0]);
});

it("grows in brightness with the evidence, so that it reads without colour", () => {
  const brightness = [0.1, 0.4, 0.7, 1].map((value) => {
    const [red, green, blue, alpha] = heatColour(value);
    return ((0.3 * red + 0.6 * green + 0.1 * blue) * alpha) / 255;
  });
  expect(brightness).toEqual(brightness.toSorted((a, b) => a - b));
});

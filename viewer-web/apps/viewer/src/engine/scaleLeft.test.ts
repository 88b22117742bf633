import { expect, it } from "vitest";
import { isUnscaled, scaleLeft } from "./scaleLeft";

const fraction = { slope: 0.5, intercept: -10 };

it("samples that the engine made values of are left as they are", () => {
  const image = { ...fraction, preScale: { enabled: true, scaled: true } };
  expect(scaleLeft(image)).toEqual({ slope: 1, intercept: 0 });
  expect(isUnscaled(image)).toBe(false);
});

it("samples that the engine left as they were stored are not yet values", () => {
  expect(scaleLeft(fraction)).toEqual(fraction);
  expect(isUnscaled(fraction)).toBe(true);
  expect(isUnscaled({ slope: 1, intercept: -1024 })).toBe(true);
});

it("samples without slope and intercept are values", () => {
  expect(isUnscaled({ slope: 1, intercept: 0 })).toBe(false);
});

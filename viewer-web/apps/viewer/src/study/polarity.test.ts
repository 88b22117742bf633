import { expect, it } from "vitest";
import type { Frame } from "./model";
import { beginsInverted } from "./polarity";

const frame = (photometricInterpretation: string, suv?: Frame["suv"]) =>
  ({ format: { photometricInterpretation }, suv }) as Pick<Frame, "format" | "suv">;

it("MONOCHROME1 begins with its lowest value white, in colours too", () => {
  expect(beginsInverted(frame("MONOCHROME1"))).toBe(true);
  expect(beginsInverted(frame("MONOCHROME1"), true)).toBe(true);
  expect(beginsInverted(frame("MONOCHROME2"))).toBe(false);
});

it("PET is black on white, whether or not it has SUVs, and as bright as it is active in colours", () => {
  expect(beginsInverted(frame("MONOCHROME2", { factor: 2 }))).toBe(true);
  expect(beginsInverted(frame("MONOCHROME2", { fault: "weight" }))).toBe(true);
  expect(beginsInverted(frame("MONOCHROME2", { factor: 2 }), true)).toBe(false);
});

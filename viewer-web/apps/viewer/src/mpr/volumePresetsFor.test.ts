import { expect, it } from "vitest";
import { volumePresetsFor } from "./volumePresetsFor";

it("presets for Hounsfield units are offered for CT alone", () => {
  expect(volumePresetsFor("CT")).toContain("bone");
  expect(volumePresetsFor("MR")).toEqual(["projection", "surface"]);
  expect(volumePresetsFor("PT")[0]).toBe("projection");
});

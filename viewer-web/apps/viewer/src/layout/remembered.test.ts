import { beforeEach, describe, expect, it } from "vitest";
import { rememberedLayout, rememberedOptions, rememberLayout, rememberOptions } from "./remembered";

beforeEach(() => localStorage.clear());

describe("what the browser keeps", () => {
  it("is a layout for each kind of study", () => {
    rememberLayout("MR", { rows: 2, columns: 2 });
    rememberLayout("CT", { rows: 1, columns: 3 });
    expect(rememberedLayout("MR")).toEqual({ rows: 2, columns: 2 });
    expect(rememberedLayout("CT")).toEqual({ rows: 1, columns: 3 });
    expect(rememberedLayout("US")).toBeUndefined();
  });

  it("is whether cells are linked and show lines and overlays, which they do until somebody says no", () => {
    expect(rememberedOptions()).toEqual({
      linked: true,
      referenceLines: true,
      overlays: true,
      copiesInStep: true,
    });
    rememberOptions({ linked: false, referenceLines: true, overlays: false, copiesInStep: false });
    expect(rememberedOptions()).toEqual({
      linked: false,
      referenceLines: true,
      overlays: false,
      copiesInStep: false,
    });
  });

  it.each(["no JSON", "null", "7", '{"MR":3}', '{"MR":"9x9"}'])(
    "counts for nothing where it is %s",
    (text) => {
      localStorage.setItem("yingdun.layouts", text);
      expect(rememberedLayout("MR")).toBeUndefined();
    },
  );
});

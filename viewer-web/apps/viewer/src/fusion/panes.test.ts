import { describe, expect, it } from "vitest";
import { fusionLayouts, panesOf } from "./panes";

describe("the layouts of a fusion", () => {
  it.each(["axial", "coronal", "sagittal"] as const)("show CT, PET and both of the %s plane", (plane) => {
    expect(panesOf(plane)).toEqual(
      ["ct", "pet", "fused"].map((content) => ({ id: `${plane}-${content}`, plane, content })),
    );
  });

  it("show three planes fused, or all of both", () => {
    expect(panesOf("planes").map(({ id }) => id)).toEqual(["axial-fused", "coronal-fused", "sagittal-fused"]);
    expect(panesOf("all")).toHaveLength(9);
  });

  it("have no pane twice", () => {
    for (const layout of fusionLayouts) {
      const ids = panesOf(layout).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

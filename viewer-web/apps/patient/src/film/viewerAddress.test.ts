import { describe, expect, it } from "vitest";
import { viewerAddress } from "./viewerAddress";

describe("the viewer's address", () => {
  it("has the token in the fragment alone", () => {
    const [sent, fragment] = viewerAddress("1.2.3", "yl_a-b", "study").split("#");
    expect(sent).toBe("/viewer/?StudyInstanceUIDs=1.2.3");
    expect(fragment).toBe("token=yl_a-b");
  });

  it("asks for films where films are wanted", () => {
    expect(viewerAddress("1.2.3", "t", "film")).toContain("?StudyInstanceUIDs=1.2.3&film=4x3#");
  });

  it("names the series that are shown, where it is not the whole study", () => {
    const query = new URL(viewerAddress("1.2.3", "t", "study", ["1.4", "1.5"]), "https://x").searchParams;
    expect(query.get("SeriesInstanceUIDs")).toBe("1.4,1.5");
  });
});

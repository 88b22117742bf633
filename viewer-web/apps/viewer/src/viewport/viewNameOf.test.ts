import { describe, expect, it } from "vitest";
import { viewNameOf } from "./viewNameOf";

describe("the name of a view", () => {
  it("is the side and the position, as films are marked", () => {
    expect(viewNameOf({ laterality: "R", viewPosition: "MLO" })).toBe("R MLO");
  });

  it("is what is known of them", () => {
    expect(viewNameOf({ viewPosition: "PA" })).toBe("PA");
    expect(viewNameOf({ laterality: "L" })).toBe("L");
    expect(viewNameOf({})).toBeUndefined();
  });
});

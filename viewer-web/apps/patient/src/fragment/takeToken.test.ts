import { beforeEach, describe, expect, it } from "vitest";
import { takeToken } from "./takeToken";

describe("the token of an address", () => {
  beforeEach(() => {
    sessionStorage.clear();
    window.history.replaceState(null, "", "/patient/share");
  });

  it("is taken out of the address", () => {
    window.history.replaceState(null, "", "/patient/share#abc-_");
    expect(takeToken("share")).toBe("abc-_");
    expect(window.location.href).toMatch(/\/patient\/share$/);
  });

  it("serves a reload of the same tab, and no other kind of page", () => {
    window.history.replaceState(null, "", "/q#abc");
    takeToken("label");
    expect(takeToken("label")).toBe("abc");
    expect(takeToken("share")).toBeUndefined();
  });
});

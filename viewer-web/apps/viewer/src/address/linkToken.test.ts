import { beforeEach, describe, expect, it } from "vitest";
import { forgetLinkToken, takeLinkToken } from "./linkToken";

describe("the token of a shared link", () => {
  beforeEach(() => {
    sessionStorage.clear();
    window.history.replaceState(null, "", "/viewer/?StudyInstanceUIDs=1.2");
  });

  it("is taken out of the address and leaves the rest of it", () => {
    window.history.replaceState(null, "", "/viewer/?StudyInstanceUIDs=1.2#token=abc.def-_");
    expect(takeLinkToken()).toBe("abc.def-_");
    expect(window.location.href).toMatch(/\/viewer\/\?StudyInstanceUIDs=1\.2$/);
  });

  it("serves a reload of the same tab", () => {
    window.history.replaceState(null, "", "/viewer/?StudyInstanceUIDs=1.2#token=abc");
    takeLinkToken();
    expect(takeLinkToken()).toBe("abc");
  });

  it("is not tried again once it was refused", () => {
    window.history.replaceState(null, "", "/viewer/?StudyInstanceUIDs=1.2#token=abc");
    takeLinkToken();
    forgetLinkToken();
    expect(takeLinkToken()).toBeUndefined();
  });

  it("is absent for somebody who logged in", () => {
    expect(takeLinkToken()).toBeUndefined();
  });
});

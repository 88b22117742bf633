import { afterEach, describe, expect, it } from "vitest";
import { forgetInvitation, takeInvitation } from "./invitation";
import { inGroups, otpauth } from "./otpauth";

describe("an invitation", () => {
  afterEach(() => {
    forgetInvitation();
    window.history.replaceState(null, "", "/");
  });

  it("leaves the address at once and is kept for a reload", () => {
    window.history.replaceState(null, "", "/doctor/join#abc");
    expect(takeInvitation()).toBe("abc");
    expect(window.location.hash).toBe("");
    expect(takeInvitation()).toBe("abc");
  });

  it("is gone after it was used", () => {
    window.history.replaceState(null, "", "/doctor/join#abc");
    takeInvitation();
    forgetInvitation();
    expect(takeInvitation()).toBe("");
  });
});

describe("an authenticator", () => {
  it("is given issuer, account and secret", () => {
    const address = new URL(otpauth("JBSWY3DPEHPK3PXP", "Yingdun 盾", "li.na"));
    expect(decodeURIComponent(address.pathname)).toContain("Yingdun 盾:li.na");
    expect(address.searchParams.get("secret")).toBe("JBSWY3DPEHPK3PXP");
    expect(address.searchParams.get("issuer")).toBe("Yingdun 盾");
  });

  it("can be told the secret by typing", () => {
    expect(inGroups("JBSWY3DPEHPK3PXP")).toBe("JBSW Y3DP EHPK 3PXP");
  });
});

import type { EnrolmentCode } from "@yingdun/api";
import { expect, it } from "vitest";
import { codeState } from "./codeState";

const now = Date.parse("2026-03-09T14:00:00Z");
const code: EnrolmentCode = {
  id: "c1",
  hint: "YD1-ABCD…",
  uses: 0,
  maxUses: 1,
  createdAt: "2026-03-09T13:00:00Z",
  createdBy: "officer",
  expiresAt: "2026-03-09T15:00:00Z",
};

it("is valid until it is used up, revoked or past its time", () => {
  expect(codeState(code, now)).toBe("valid");
  expect(codeState({ ...code, uses: 1 }, now)).toBe("usedUp");
  expect(codeState({ ...code, expiresAt: "2026-03-09T14:00:00Z" }, now)).toBe("expired");
});

it("says revoked also where it was used up before", () => {
  expect(codeState({ ...code, uses: 1, revokedAt: "2026-03-09T13:30:00Z" }, now)).toBe("revoked");
});

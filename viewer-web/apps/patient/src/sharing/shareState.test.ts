import { describe, expect, it } from "vitest";
import { shareState } from "./shareState";

const share = {
  id: "s",
  studyInstanceUid: "1.2.3",
  createdAt: "2026-01-05T08:00:00Z",
  expiresAt: "2026-01-06T08:00:00Z",
  revoked: false,
  oneTime: false,
  locked: false,
  openings: [],
};
const end = Date.parse(share.expiresAt);

describe("a share", () => {
  it("is open until its end", () => {
    expect(shareState(share, end - 1)).toBe("open");
    expect(shareState(share, end)).toBe("over");
  });

  it("is locked by wrong codes while it would be open", () => {
    expect(shareState({ ...share, locked: true }, end - 1)).toBe("locked");
  });

  it("is used up by its first opening, where it is good once", () => {
    const opened = { ...share, openings: ["2026-01-05T09:00:00Z"] };
    expect(shareState(opened, end - 1)).toBe("open");
    expect(shareState({ ...opened, oneTime: true }, end - 1)).toBe("used");
  });

  it("is taken back for good", () => {
    expect(shareState({ ...share, revoked: true }, end)).toBe("revoked");
  });
});

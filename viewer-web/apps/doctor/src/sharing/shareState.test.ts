import { describe, expect, it } from "vitest";
import type { OwnShare, Share } from "../api";
import { shareState } from "./shareState";

const NOW = Date.parse("2026-03-09T12:00:00Z");
const study = { patientName: "", studyDate: "", modalities: [], studyDescription: "" };

const own = (share: Partial<Share>): OwnShare => ({
  share: {
    id: "1",
    studyInstanceUid: "1.2",
    seriesInstanceUids: [],
    proof: "CODE",
    identity: true,
    download: true,
    oneTime: false,
    createdAt: "2026-03-09T11:00:00Z",
    expiresAt: "2026-03-10T11:00:00Z",
    revoked: false,
    locked: false,
    openings: [],
    ...share,
  },
  study,
});

describe("a share", () => {
  it("is open until its end", () => {
    expect(shareState(own({}), NOW)).toBe("open");
    expect(shareState(own({ expiresAt: "2026-03-09T12:00:00Z" }), NOW)).toBe("over");
  });

  it("was taken back, whatever else", () => {
    expect(shareState(own({ revoked: true, locked: true }), NOW)).toBe("revoked");
  });

  it("is locked by wrong codes", () => {
    expect(shareState(own({ locked: true }), NOW)).toBe("locked");
  });

  it("is used up by its first opening, where it was good once", () => {
    const openings = ["2026-03-09T11:30:00Z"];
    expect(shareState(own({ openings }), NOW)).toBe("open");
    expect(shareState(own({ openings, oneTime: true }), NOW)).toBe("used");
  });

  it("opens nothing where the study is not open to the doctor any more", () => {
    expect(shareState({ ...own({}), study: null }, NOW)).toBe("closed");
  });
});

import { describe, expect, it } from "vitest";
import { anything, isAnything, studyQuery } from "./search";

const today = new Date(2026, 2, 9, 8, 30);

describe("what is looked for", () => {
  it("is a number where it has a digit, and a name where it has none", () => {
    expect(studyQuery({ ...anything, text: " CT20260309021 " }, today).number).toBe("CT20260309021");
    expect(studyQuery({ ...anything, text: "zw" }, today).name).toBe("zw");
  });

  it("counts today among the last days, over the end of a month too", () => {
    expect(studyQuery({ ...anything, days: 1 }, today).from).toBe("20260309");
    expect(studyQuery({ ...anything, days: 30 }, today).from).toBe("20260208");
  });

  it("takes dates where no days are chosen", () => {
    const query = studyQuery({ ...anything, from: "20260101", to: "20260131" }, today);
    expect([query.from, query.to]).toEqual(["20260101", "20260131"]);
  });

  it("is anything before something is chosen", () => {
    expect(isAnything({ ...anything })).toBe(true);
    expect(isAnything({ ...anything, modality: "CT" })).toBe(false);
  });
});

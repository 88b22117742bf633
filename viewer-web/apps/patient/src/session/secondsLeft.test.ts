import { describe, expect, it } from "vitest";
import { secondsLeft } from "./secondsLeft";

const start = Date.parse("2026-01-05T08:00:00Z");
const visit = { name: "", expiresAt: "2026-01-05T10:00:00Z", idleSeconds: 900 };

describe("a session", () => {
  it("lasts while something is asked for now and then", () => {
    expect(secondsLeft(visit, start, start + 60_000)).toBe(840);
  });

  it("is over after a while without a question", () => {
    expect(secondsLeft(visit, start, start + 900_000)).toBe(0);
  });

  it("is over after its hours in any case", () => {
    const end = Date.parse(visit.expiresAt);
    expect(secondsLeft(visit, end - 1000, end)).toBe(0);
  });
});

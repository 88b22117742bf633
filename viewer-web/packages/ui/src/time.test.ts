import { describe, expect, it } from "vitest";
import { formatSpan, formatTime } from "./time";

const local = (text: string) => new Date(text).toISOString();

describe("times", () => {
  it("are local and 24 h", () => {
    expect(formatTime(local("2026-03-09T14:05:59"))).toBe("2026-03-09 14:05");
  });

  it("show a dash where there is none", () => {
    expect(formatTime(undefined)).toBe("–");
  });

  it("name the day once in a span within one day", () => {
    expect(formatSpan(local("2026-03-09T14:00:00"), local("2026-03-09T15:00:00"))).toBe(
      "2026-03-09 14:00–15:00",
    );
  });

  it("name both days in a span across midnight", () => {
    expect(formatSpan(local("2026-03-09T23:00:00"), local("2026-03-10T01:00:00"))).toBe(
      "2026-03-09 23:00–2026-03-10 01:00",
    );
  });
});

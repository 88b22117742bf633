import { describe, expect, it } from "vitest";
import { dicomTime } from "./dicomTime";

describe("a time as DICOM and HL7 write it", () => {
  it("is a date and a time to the minute", () => {
    expect(dicomTime("20260105", "083059.123")).toBe("2026-01-05 08:30");
    expect(dicomTime("20260105083000")).toBe("2026-01-05 08:30");
  });

  it("is a date alone where no time is known", () => {
    expect(dicomTime("20260105", "")).toBe("2026-01-05");
  });

  it("is left as it came where it is no date", () => {
    expect(dicomTime("")).toBe("");
    expect(dicomTime("soon", "0830")).toBe("soon");
  });
});

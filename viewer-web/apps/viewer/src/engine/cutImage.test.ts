import { describe, expect, it } from "vitest";
import { cutSamples } from "./cutImage";

describe("a part of a picture", () => {
  it("has the samples of its rows and columns", () => {
    const samples = Uint16Array.from({ length: 20 }, (_, index) => index);
    const cut = cutSamples(samples, { columns: 5, rows: 4 }, { column: 1, row: 2, columns: 3, rows: 2 });
    expect([...cut]).toEqual([11, 12, 13, 16, 17, 18]);
  });

  it("keeps the colours of a pixel together", () => {
    const samples = Uint8Array.from({ length: 12 }, (_, index) => index);
    const whole = { columns: 2, rows: 2, color: true };
    expect([...cutSamples(samples, whole, { column: 1, row: 0, columns: 1, rows: 2 })]).toEqual([
      3, 4, 5, 9, 10, 11,
    ]);
  });
});

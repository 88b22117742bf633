import { describe, expect, it } from "vitest";
import type { Quantity } from "./measure";
import { unlike } from "./unlike";

const statement = (number: number, unit = "mm") => ({
  words: "Length",
  value: `${number} ${unit}`,
  quantity: "length" as const,
  number,
  unit,
});

const shown = (number: number, unit: string, own: boolean) => {
  const here: Quantity = { name: "length", text: "20.0 mm", numbers: [20], unit: "mm" };
  const record = { statements: [statement(number, unit)] };
  return unlike({ record, own, quantities: [here] }).length > 0;
};

describe("what a document says of a measurement", () => {
  it("is not repeated where the same comes out here", () => {
    expect(shown(20.1, "mm", false)).toBe(false);
  });

  it("of another author stands beside what comes out here where it is not the same", () => {
    expect(shown(25, "mm", false)).toBe(true);
    expect(shown(20, "px", false)).toBe(true);
  });

  it("of the reader's own gives way to what comes out here, for they may have moved it", () => {
    expect(shown(25, "mm", true)).toBe(false);
  });

  it("stands for what cannot come out here", () => {
    expect(unlike({ record: { statements: [statement(25)] }, own: true, quantities: [] })).toHaveLength(1);
  });
});

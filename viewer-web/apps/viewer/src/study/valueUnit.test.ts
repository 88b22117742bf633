import { describe, expect, it } from "vitest";
import { anInstance } from "../testkit/instances";
import { readStudy } from "./readStudy";
import { valueUnitOf } from "./valueUnit";

function unitOf(elements: Parameters<typeof anInstance>[1]): string {
  const [item] = readStudy([anInstance(1, elements)]).items;
  if (item?.kind !== "stack") {
    throw new Error("the study has no stack");
  }
  return valueUnitOf(item.frames[0]);
}

const SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

describe("values", () => {
  it("of a CT are Hounsfield units", () => {
    expect(unitOf({})).toBe("HU");
    expect(unitOf({ "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.2.1"] })).toBe("HU");
  });

  it("of a screenshot that lies in a CT series have no unit", () => {
    expect(unitOf({ "00080016": ["UI", SECONDARY_CAPTURE] })).toBe("");
  });

  it("of a derived picture are, where it says how its numbers become values", () => {
    const derived = { "00080016": ["UI", SECONDARY_CAPTURE], "00281053": ["DS", 1] } as const;
    expect(unitOf(derived as never)).toBe("HU");
  });

  it.each([
    ["colours", { "00280002": ["US", 3], "00280004": ["CS", "RGB"] }],
    ["indices of a palette", { "00280004": ["CS", "PALETTE COLOR"] }],
  ])("that are %s have no unit", (_, elements) => {
    expect(unitOf(elements as never)).toBe("");
  });

  it.each([
    ["BQML", "Bq/ml"],
    ["CNTS", "counts"],
    ["CM2ML", "CM2ML"],
  ])("of PET are in its own unit %s, as people write it", (code, unit) => {
    expect(unitOf({ "00080060": ["CS", "PT"], "00541001": ["CS", code] })).toBe(unit);
  });

  it("are what the device says, and nothing where it says that it does not know", () => {
    expect(unitOf({ "00080060": ["CS", "PT"], "00281054": ["LO", "BQML"] })).toBe("BQML");
    expect(unitOf({ "00281054": ["LO", "US"] })).toBe("");
    expect(unitOf({ "00080060": ["CS", "MR"] })).toBe("");
  });
});

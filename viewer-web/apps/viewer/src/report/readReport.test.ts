import { describe, expect, it } from "vitest";
import { dataset } from "../testkit/instances";
import { readReport } from "./readReport";

const code = (value: string, meaning?: string) =>
  dataset({
    "00080100": ["SH", value],
    ...(meaning ? { "00080104": ["LO", meaning] as [string, string] } : {}),
  });

type Values = Parameters<typeof dataset>[0];

const item = (type: string, name: string, elements: Values) =>
  dataset({ "0040A040": ["CS", type], "0040A043": ["SQ", code("N", name)], ...elements });

const readOne = (one: ReturnType<typeof dataset>, ...others: ReturnType<typeof dataset>[]) =>
  readReport(dataset({ "0040A730": ["SQ", one, ...others] })).children[0];

const number = (value: string | undefined, unit: ReturnType<typeof dataset>) =>
  item("NUM", "Size", {
    "0040A300": ["SQ", dataset({ "0040A30A": value ? ["DS", value] : ["DS"], "004008EA": ["SQ", unit] })],
    "0040A301": ["SQ", code("114007", "Measurement not attempted")],
  });

describe("a content item", () => {
  it.each([
    ["TEXT", { "0040A160": ["UT", "two\nlines"] }, "two\nlines"],
    ["CODE", { "0040A168": ["SQ", code("R", "Right")] }, "Right"],
    ["CODE", { "0040A168": ["SQ", code("R-102")] }, "R-102"],
    ["DATE", { "0040A121": ["DA", "20260309"] }, "2026-03-09"],
    ["TIME", { "0040A122": ["TM", "140530.5"] }, "14:05"],
    ["DATETIME", { "0040A120": ["DT", "20260309140530+0800"] }, "2026-03-09 14:05"],
    ["PNAME", { "0040A123": ["PN", { Ideographic: "王^小东" }] }, "王小东"],
    ["UIDREF", { "0040A124": ["UI", "1.2.3"] }, "1.2.3"],
    ["SCOORD", { "00700023": ["CS", "POLYLINE"] }, "POLYLINE"],
  ] as unknown as [string, Values, string][])("of type %s is text", (type, elements, text) => {
    expect(readOne(item(type, "Finding", elements))).toMatchObject({ name: "Finding", text });
  });

  it("of a number has its unit as UCUM signs it", () => {
    expect(readOne(number("12.5", code("mm", "millimeter")))?.text).toBe("12.5 mm");
    expect(readOne(number("3", code("{nodules}", "nodules")))?.text).toBe("3 nodules");
    expect(readOne(number("0.55", code("1", "no units")))?.text).toBe("0.55");
  });

  it("of a number that was not taken says why", () => {
    expect(readOne(number(undefined, code("mm")))?.text).toBe("Measurement not attempted");
  });

  it("given by reference is what it refers to", () => {
    const finding = item("TEXT", "Finding", { "0040A160": ["UT", "a nodule"] });
    const section = item("CONTAINER", "Findings", { "0040A730": ["SQ", finding] });
    const pointer = dataset({ "0040A010": ["CS", "INFERRED FROM"], "0040DB73": ["UL", 1, 2, 1] });
    expect(readOne(pointer, section)).toMatchObject({ name: "Finding", text: "a nodule" });
  });

  it("of an image tells which, and which frame", () => {
    const image = item("IMAGE", "Source", {
      "00081199": ["SQ", dataset({ "00081155": ["UI", "1.2.3"], "00081160": ["IS", 4] })],
    });
    expect(readOne(image)?.image).toMatchObject({ sopInstanceUID: "1.2.3", frameNumber: 4 });
  });

  it("inside itself for ever ends", () => {
    const endless = item("CONTAINER", "Loop", {});
    endless["0040A730"] = { vr: "SQ", Value: [endless] };
    expect(readOne(endless)?.name).toBe("Loop");
  });
});

it("a report without flags is neither complete nor verified", () => {
  expect(readReport({})).toMatchObject({ complete: false, verified: false, children: [] });
});

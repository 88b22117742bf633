import { describe, expect, it } from "vitest";
import type { DicomDataset } from "../dicomweb";
import { dataset } from "../testkit/instances";
import { readMarks, writeMarks, type RecordedMark } from "./marks";

const image = { sopClassUID: "1.2.840.10008.5.1.4.1.1.2", sopInstanceUID: "1.9.1" };

const inSpace = { frameOfReferenceUID: "2.25.4711", image, unit: "HU" };

const marks: RecordedMark[] = [
  { ...inSpace, trackingUid: "2.25.1", kind: "probe", points: [[1.5, -2.25, 3]], amount: 42 },
  {
    ...inSpace,
    trackingUid: "2.25.2",
    kind: "length",
    points: [
      [0, 0, 0],
      [3, 4, 12],
    ],
    amount: 13,
    unit: "",
  },
  {
    ...inSpace,
    trackingUid: "2.25.3",
    kind: "angle",
    points: [
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
    ],
    amount: 90,
    unit: "",
  },
  {
    ...inSpace,
    trackingUid: "2.25.4",
    kind: "sphere",
    points: [
      [10, 20, 30],
      [14, 20, 30],
    ],
    amount: 268.08,
    within: { mean: 500, deviation: 20.5, minimum: 400, maximum: 600 },
  },
  {
    ...inSpace,
    trackingUid: "2.25.5",
    kind: "cube",
    points: [
      [10, 20, 30],
      [14, 24, 34],
    ],
    amount: 512,
    within: { mean: 500, deviation: 20.5, minimum: 400, maximum: 600 },
  },
];

const write = (written: RecordedMark[]) =>
  writeMarks({
    study: { "0020000D": { vr: "UI", Value: ["1.1"] } },
    author: { name: "李伟" },
    deviceUid: "2.25.9",
    marks: written,
    seriesOf: () => "1.2",
    before: [],
    now: new Date(2026, 2, 9, 8),
  });

const reread = (mark: RecordedMark) => readMarks(write([mark]))?.marks[0];

/** A report of another program with one number that was taken from a figure in space. */
const foreign = (type: string, ...data: number[]): DicomDataset =>
  dataset({
    "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.88.34"],
    "0040A730": [
      "SQ",
      dataset({
        "0040A040": ["CS", "NUM"],
        "0040A730": [
          "SQ",
          dataset({
            "0040A040": ["CS", "SCOORD3D"],
            "00700022": ["FL", ...data],
            "00700023": ["CS", type],
            "30060024": ["UI", "2.25.4711"],
          }),
        ],
      }),
    ],
  });

describe("a mark in a volume", () => {
  it.each(marks.filter(({ kind }) => kind !== "sphere"))("that is a $kind comes back as it was", (mark) => {
    expect(reread(mark)).toMatchObject({ ...mark, image });
  });

  it("that is a sphere comes back with its middle, its radius and the values in it", () => {
    const [sphere] = marks.filter(({ kind }) => kind === "sphere");
    const back = reread(sphere!);
    const [[x, y, z] = [], rim = []] = back?.points ?? [];
    expect([x, y, z]).toEqual([10, 20, 30]);
    expect(Math.hypot(rim[0]! - x!, rim[1]! - y!, rim[2]! - z!)).toBeCloseTo(4, 6);
    expect(back).toMatchObject({ kind: "sphere", amount: 268.08, within: sphere?.within });
  });

  it("without a value says that there is none", () => {
    expect(reread({ ...marks[0]!, amount: undefined })?.amount).toBeUndefined();
  });

  it("names its image's series as evidence", () => {
    expect(readMarks(write(marks))?.seriesOfImage.get("1.9.1")).toBe("1.2");
  });
});

describe("a report in space of another program", () => {
  it("has points and lines", () => {
    expect(readMarks(foreign("POINT", 1, 2, 3))?.marks[0]).toMatchObject({
      kind: "probe",
      points: [[1, 2, 3]],
    });
    expect(readMarks(foreign("POLYLINE", 0, 0, 0, 1, 0, 0))?.marks[0]?.kind).toBe("length");
  });

  it.each([
    [
      "an ellipsoid that is no sphere",
      "ELLIPSOID",
      [-1, 0, 0, 1, 0, 0, 0, -2, 0, 0, 2, 0, 0, 0, -1, 0, 0, 1],
    ],
    ["numbers that are not threes", "POLYLINE", [0, 0, 0, 1]],
    ["a polygon", "POLYGON", [0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0]],
  ])("has no mark of %s", (_, type, data) => {
    expect(readMarks(foreign(type, ...data))?.marks).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { DicomDataset } from "../dicomweb";
import { codeSequence, element, sequence } from "./content";
import { newestOfEach } from "./newest";
import type { MeasurementDocument } from "./model";
import { readDocument } from "./readDocument";

/** As other programs write them: codes of SNOMED RT, items without names, units of their own. */
const code = (value: string, scheme: string, meaning: string) =>
  codeSequence({ value, scheme: scheme as "DCM", meaning });

const item = (type: string, name: DicomDataset[string], rest: DicomDataset, ...below: DicomDataset[]) => ({
  "0040A010": element("CS", "CONTAINS"),
  "0040A040": element("CS", type),
  ...(name ? { "0040A043": name } : {}),
  ...rest,
  "0040A730": sequence(...below),
});

const image = (uid = "1.9.1") =>
  item("IMAGE", undefined, {
    "00081199": sequence({ "00081150": element("UI", "1.2.3"), "00081155": element("UI", uid) }),
  });

const shape = (type: string, data: unknown[], uid?: string, valueType = "SCOORD") =>
  item(
    valueType,
    undefined,
    { "00700022": element("FL", ...data), "00700023": element("CS", type) },
    image(uid),
  );

const number = (
  [value, scheme, meaning]: [string, string, string],
  amount: unknown,
  unit: string,
  ...below: DicomDataset[]
) =>
  item(
    "NUM",
    code(value, scheme, meaning),
    {
      "0040A300": sequence({
        "0040A30A": element("DS", amount),
        "004008EA": code(unit, "UCUM", unit),
      }),
    },
    ...below,
  );

const group = (...below: DicomDataset[]) =>
  item("CONTAINER", code("125007", "DCM", "Measurement Group"), {}, ...below);

const report = (...groups: DicomDataset[]): DicomDataset => ({
  "00080018": element("UI", "1.8.1"),
  "00080070": element("LO", "Another Vendor"),
  "0040A043": code("126000", "DCM", "Imaging Measurement Report"),
  "0040A730": sequence(item("CONTAINER", code("126010", "DCM", "Imaging Measurements"), {}, ...groups)),
});

const read = (...groups: DicomDataset[]) =>
  readDocument(report(...groups), ({ sopInstanceUID }) =>
    sopInstanceUID.startsWith("1.9."),
  ) as MeasurementDocument;

const square = [0.5, 0.5, 4.5, 0.5, 4.5, 3.5, 0.5, 3.5, 0.5, 0.5];
const triangle = [0.5, 0.5, 4.5, 0.5, 4.5, 3.5, 0.5, 0.5];
const LENGTH: [string, string, string] = ["G-D7FE", "SRT", "Length"];
const AREA: [string, string, string] = ["G-A166", "SRT", "Area"];
const kinds = ({ drawings }: MeasurementDocument) => drawings.map(({ kind }) => kind);
const reasons = ({ leftOut }: MeasurementDocument) => leftOut.map(({ reason }) => reason);

const axis = (value: string, ...data: number[]): DicomDataset =>
  number([value, "SRT", "axis"], "1.5", "cm", shape("POLYLINE", data));

describe("another vendor's report", () => {
  it("gives a planar region (TID 1410) with its finding, and its numbers in the viewer's units", () => {
    const { drawings } = read(
      group(
        item("CODE", code("121071", "DCM", "Finding"), { "0040A168": code("1", "99X", "Nodule") }),
        shape("POLYLINE", square),
        number(AREA, "0.12", "cm2"),
      ),
    );
    expect(drawings).toMatchObject([
      {
        kind: "rectangle",
        words: "Nodule",
        quantities: [{ name: "area", numbers: [12], unit: "mm²" }],
        statements: [{ words: "Area", value: "0.12 cm2" }],
      },
    ]);
  });

  it("gives each outline of a volume (TID 1411) on its own image", () => {
    const { drawings } = read(
      group(shape("POLYLINE", triangle, "1.9.1"), shape("POLYLINE", triangle, "1.9.2")),
    );
    expect(drawings.map((one) => [one.kind, one.image.sopInstanceUID])).toEqual([
      ["freehand", "1.9.1"],
      ["freehand", "1.9.2"],
    ]);
  });

  it("gives numbers of the same shape as one drawing", () => {
    const { drawings } = read(
      group(
        number(AREA, 28.3, "mm2", shape("CIRCLE", [5, 5, 8, 5])),
        number(["126401", "DCM", "SUVbw"], 3, "{SUVbw}g/ml", shape("CIRCLE", [5, 5, 8, 5])),
      ),
    );
    expect(drawings).toHaveLength(1);
    expect(drawings[0]?.statements.map(({ words }) => words)).toEqual(["Area", "SUVbw"]);
  });

  it("gives two axes as one drawing", () => {
    const found = read(group(axis("G-A185", 0, 0, 10, 0), axis("G-A186", 5, 0, 5, 4)));
    expect(kinds(found)).toEqual(["bidirectional"]);
    expect(found.drawings[0]?.quantities).toEqual([
      { name: "length", numbers: [15], unit: "mm" },
      { name: "short", numbers: [15], unit: "mm" },
    ]);
  });

  it("gives an oblique ellipse as its outline", () => {
    const found = read(group(shape("ELLIPSE", [0, 0, 6, 6, 4, 2, 2, 4])));
    expect(kinds(found)).toEqual(["freehand"]);
  });

  it("gives a number with a place of its own that stands in no group", () => {
    expect(kinds(read(number(LENGTH, 5, "mm", shape("POLYLINE", [0, 0, 3, 4]))))).toEqual(["length"]);
  });

  it("gives words whole though the server parted them at a backslash", () => {
    const words = item(
      "TEXT",
      undefined,
      { "0040A160": element("UT", "See ", " 报告") },
      shape("POINT", [1, 1]),
    );
    expect(read(group(words)).drawings).toMatchObject([{ kind: "label", label: "See \\ 报告" }]);
  });

  it("that names nobody has no author", () => {
    expect(read(group(shape("POINT", [1, 1]))).author).toBeUndefined();
  });

  it("without measurements is none", () => {
    const other = { "0040A043": code("11528-7", "LN", "Radiology Report"), "0040A730": sequence() };
    expect(readDocument(other, () => true)).toBeUndefined();
  });
});

describe("what cannot be drawn is said, and the rest is drawn", () => {
  const good = group(number(LENGTH, 5, "mm", shape("POLYLINE", [0, 0, 3, 4])));
  const segmentation = item("IMAGE", undefined, {
    "00081199": sequence({
      "00081150": element("UI", "1.2.840.10008.5.1.4.1.1.66.4"),
      "00081155": element("UI", "1.7"),
    }),
  });
  it.each([
    ["elsewhere", group(number(LENGTH, 5, "mm", shape("POLYLINE", [0, 0, 3, 4], "1.6.1")))],
    ["space", group(shape("POLYGON", [0, 0, 0, 1, 1, 1], "1.9.1", "SCOORD3D"))],
    ["segment", group(segmentation, number(AREA, 5, "mm2"))],
    ["shape", group(shape("MULTIPOINT", [0, 0, 1, 1]))],
    ["unplaced", group(number(LENGTH, 5, "mm"))],
    ["broken", group(shape("POLYLINE", [0, 0, Number.NaN, 4]))],
    ["broken", group(shape("POLYLINE", [0, 0, 3]))],
    ["broken", group(shape("CIRCLE", [0, 0]))],
    ["broken", group(shape("POLYLINE", ["a", {}]))],
    ["broken", group(shape("POLYLINE", [0, 0, 1e30, 1]))],
  ])("%s", (reason, bad) => {
    const found = read(bad, good);
    expect(reasons(found)).toEqual([reason]);
    expect(kinds(found)).toEqual(["length"]);
  });

  it("with its numbers", () => {
    expect(read(group(number(LENGTH, 5, "mm"))).leftOut).toEqual([
      { reason: "unplaced", text: "Length 5 mm" },
    ]);
  });

  it("where a report has no content at all", () => {
    const { "0040A730": _, ...empty } = report();
    expect(readDocument(empty, () => true)).toMatchObject({ drawings: [], leftOut: [{ reason: "broken" }] });
  });

  it("where items point to each other in a ring", () => {
    const ring = item("CONTAINER", undefined, { "0040DB73": element("UL", 1, 1) });
    const found = readDocument({ ...report(good), "0040A730": sequence(ring, good) }, () => true);
    expect(found?.drawings.length).toBeLessThan(2);
  });

  it("however deep the tree goes", () => {
    let deep: DicomDataset = good;
    for (let depth = 0; depth < 5000; depth++) {
      deep = item("CONTAINER", undefined, {}, deep);
    }
    expect(read(deep).drawings).toEqual([]);
  });
});

const aDocument = (uid: string, name: string, stamp: string, predecessors: string[] = []) =>
  ({
    sopInstanceUID: uid,
    author: { name },
    manufacturer: "V",
    stamp,
    instanceNumber: 1,
    predecessors,
  }) as unknown as MeasurementDocument;
const uids = (...documents: MeasurementDocument[]) =>
  newestOfEach(documents).map(({ sopInstanceUID }) => sopInstanceUID);

describe("of several documents", () => {
  it("the newest of each author counts", () => {
    expect(uids(aDocument("1", "A", "1"), aDocument("2", "A", "2"), aDocument("3", "B", "1"))).toEqual([
      "2",
      "3",
    ]);
  });

  it("an author's newest of one study leaves that of another study as it is", () => {
    const [one, other] = [aDocument("1", "A", "1"), aDocument("2", "A", "2")];
    expect(uids({ ...one, studyInstanceUID: "1.1" }, { ...other, studyInstanceUID: "1.2" })).toEqual([
      "1",
      "2",
    ]);
  });

  it("what follows another one is newer, whatever the clock said", () => {
    expect(uids(aDocument("2", "A", "1", ["1"]), aDocument("1", "A", "9"))).toEqual(["2"]);
  });

  it("nobody's takes the place of another author's", () => {
    expect(uids(aDocument("1", "A", "1"), aDocument("2", "B", "2", ["1"]))).toEqual(["1", "2"]);
  });

  it("a ring of predecessors ends", () => {
    expect(uids(aDocument("1", "A", "1", ["2"]), aDocument("2", "A", "2", ["1"]))).toHaveLength(1);
  });
});

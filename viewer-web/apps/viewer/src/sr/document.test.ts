import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf, type DicomDataset } from "../dicomweb";
import { dataset } from "../testkit/instances";
import type { MeasurementDocument, RecordedDrawing } from "./model";
import { part10 } from "./part10";
import { readDocument } from "./readDocument";
import { newUid } from "./uid";
import { writeDocument } from "./writeDocument";

const image = { sopClassUID: "1.2.840.10008.5.1.4.1.1.2.1", sopInstanceUID: "1.9.1", frameNumber: 3 };

const drawn = (rest: Omit<RecordedDrawing, "image" | "trackingUid">): RecordedDrawing => ({
  image,
  trackingUid: newUid(),
  ...rest,
});

/** Coordinates that 32 bits hold whole. */
const all: RecordedDrawing[] = [
  drawn({
    kind: "length",
    points: [
      [1, 2],
      [3.25, 4],
    ],
    quantities: [{ name: "length", numbers: [12.345678], unit: "mm" }],
    basis: "detector",
  }),
  drawn({
    kind: "angle",
    points: [
      [1, 2],
      [3, 4],
      [5, 2],
    ],
    quantities: [{ name: "angle", numbers: [90], unit: "°" }],
  }),
  drawn({
    kind: "cobb",
    points: [
      [1, 2],
      [3, 4],
      [5, 2],
      [9, 2],
    ],
    quantities: [{ name: "angle", numbers: [45.5], unit: "°" }],
  }),
  drawn({
    kind: "bidirectional",
    points: [
      [0, 0],
      [10, 0],
      [5, -3],
      [5, 3],
    ],
    quantities: [
      { name: "length", numbers: [5], unit: "mm" },
      { name: "short", numbers: [3], unit: "mm" },
    ],
  }),
  drawn({
    kind: "rectangle",
    points: [
      [1, 1],
      [5, 1],
      [1, 4],
      [5, 4],
    ],
    quantities: [
      { name: "mean", numbers: [-12.5], unit: "HU" },
      { name: "deviation", numbers: [1.25], unit: "HU" },
      { name: "range", numbers: [-20, 3], unit: "HU" },
      { name: "area", numbers: [12], unit: "mm²" },
    ],
  }),
  drawn({
    kind: "ellipse",
    points: [
      [3, 9],
      [3, 1],
      [1, 5],
      [5, 5],
    ],
    quantities: [
      { name: "mean", numbers: [4.5], unit: "SUVbw" },
      { name: "area", numbers: [2], unit: "px²" },
    ],
  }),
  drawn({
    kind: "circle",
    points: [
      [5, 5],
      [8, 5],
    ],
    quantities: [{ name: "area", numbers: [28.27], unit: "mm²" }],
  }),
  drawn({
    kind: "freehand",
    points: [
      [1, 1],
      [4, 1],
      [5, 6],
      [0.5, 3],
    ],
    quantities: [{ name: "area", numbers: [9], unit: "mm²" }],
  }),
  drawn({
    kind: "probe",
    points: [[7, 8]],
    quantities: [{ name: "value", numbers: [-1000], unit: "HU" }],
  }),
  drawn({
    kind: "probe",
    points: [[9, 8]],
    quantities: [{ name: "value", numbers: [255, 0, 17], unit: "" }],
  }),
  drawn({
    kind: "arrow",
    points: [
      [1, 1],
      [6, 6],
    ],
    label: "结节?",
    quantities: [],
  }),
  drawn({ kind: "label", points: [[2, 2]], label: "a \\ b", quantities: [] }),
  drawn({
    kind: "cardiothoracic",
    points: [
      [1, 9],
      [21, 9],
      [7, 6],
      [16, 6],
    ],
    quantities: [
      { name: "ratio", numbers: [0.45], unit: "" },
      { name: "thorax", numbers: [300], unit: "mm" },
      { name: "heart", numbers: [135], unit: "mm" },
    ],
    basis: "detector",
    proposed: true,
  }),
  drawn({
    kind: "calibration",
    points: [
      [1, 9],
      [21, 9],
    ],
    quantities: [{ name: "length", numbers: [50], unit: "mm" }],
    basis: "reader",
    wholeSeries: true,
  }),
];

const study: DicomDataset = {
  ...dataset({
    "00080020": ["DA", "20260309"],
    "00080030": ["TM", "140500"],
    "00100020": ["LO", "410105199001011234"],
    "0020000D": ["UI", "1.1"],
  }),
  "00100010": { vr: "PN", Value: [{ Alphabetic: "Zhang^Xiaosan", Ideographic: "张^小三" }] },
};

const written = (drawings: readonly RecordedDrawing[], before: readonly MeasurementDocument[] = []) =>
  writeDocument({
    study,
    author: { name: "李医生", login: "li" },
    deviceUid: "2.25.7",
    drawings,
    seriesOf: () => "1.2",
    before,
    now: new Date(2026, 2, 9, 14, 30, 5, 7),
  });

const read = (instance: DicomDataset) => readDocument(instance, () => true) as MeasurementDocument;

/** What a document says of a drawing, without what only the reading adds. */
const said = ({
  trackingUid,
  kind,
  image: on,
  points,
  label,
  quantities,
  basis,
  proposed,
  wholeSeries,
}: RecordedDrawing) => ({
  trackingUid,
  kind,
  image: on,
  points,
  label,
  quantities,
  basis,
  proposed,
  wholeSeries,
});

describe("a document of measurements", () => {
  it.each(all.map((drawing) => [drawing.kind, drawing] as const))(
    "brings a drawing back as it was (%s)",
    (_, drawing) => {
      const { drawings, leftOut } = read(written([drawing]));
      expect(drawings.map(said)).toEqual([said(drawing)]);
      expect(leftOut).toEqual([]);
    },
  );

  it("says who observed, and when", () => {
    expect(read(written(all))).toMatchObject({
      author: { name: "李医生", login: "li" },
      written: "2026-03-09 14:30",
      stamp: "20260309143005007000",
    });
  });

  it("names what it takes the place of, in the same series, and has a UID of its own", () => {
    const first = written(all);
    const second = written(all, [read(first)]);
    expect(textOf(second, "0020000E")).toBe(textOf(first, "0020000E"));
    expect(textOf(second, "00080018")).not.toBe(textOf(first, "00080018"));
    expect(read(second)).toMatchObject({
      predecessors: [textOf(first, "00080018")],
      instanceNumber: 2,
    });
  });

  it("holds what the one before says of images that are not open, and names their series still", () => {
    const first = written(all);
    const closed = readDocument(first, () => false) as MeasurementDocument;
    const second = writeDocument({
      study,
      author: { name: "李医生" },
      deviceUid: "2.25.7",
      drawings: [],
      seriesOf: () => undefined,
      before: [closed],
      now: new Date(2026, 2, 9),
    });
    expect(read(second).drawings.map(said)).toEqual(all.map(said));
    expect(second["0040A375"]).toEqual(first["0040A375"]);
  });

  it.each([
    drawn({
      kind: "circle",
      points: [
        [5, 5],
        [5, 5],
      ],
      quantities: [{ name: "area", numbers: [0], unit: "mm²" }],
    }),
    drawn({
      kind: "ellipse",
      points: [
        [3, 5],
        [3, 5],
        [1, 5],
        [5, 5],
      ],
      quantities: [{ name: "area", numbers: [0], unit: "mm²" }],
    }),
  ])("brings back a region that encloses nothing ($kind)", (drawing) => {
    const { drawings, leftOut } = read(written([drawing]));
    expect(drawings.map(said)).toEqual([said(drawing)]);
    expect(leftOut).toEqual([]);
  });

  it("of nothing says that there is nothing any more", () => {
    expect(read(written([]))).toMatchObject({ drawings: [], leftOut: [] });
  });
});

/** Debian package dcmtk. */
const hasDcmtk = spawnSync("dsrdump", ["--version"]).status === 0;

describe.skipIf(!hasDcmtk)("the file of a document", () => {
  let folder: string;
  let dump: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sr-"));
    const file = join(folder, "sr.dcm");
    writeFileSync(file, await part10(written(all, [read(written(all))])));
    // Unlike a dump, it reads every item by the rules of the class, and fails for what breaks one.
    dump = execFileSync("dsrdump", ["+Pl", "+Pc", "+Pu", "+Pt", file], { encoding: "utf8" });
    dump += execFileSync("dcmdump", [file], { encoding: "utf8" });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is a Comprehensive SR of TID 1500 to DCMTK", () => {
    expect(dump).toContain("Comprehensive SR Document");
    expect(dump).toMatch(/126000,DCM.*Imaging Measurement Report/);
    expect(dump).toMatch(/TemplateIdentifier/);
  });

  it.each([
    ["a length in mm", /NUM:\(410668003,SCT,"Length"\)="12\.345678" \(mm,UCUM,"millimeter"\)/],
    ["a Cobb angle in degrees", /NUM:\(285285000,SCT,"Cobb angle"\)="45\.5" \(deg,UCUM,"degree"\)/],
    ["both axes", /NUM:\(103340004,SCT,"Short Axis"\)="3" \(mm,UCUM/],
    ["an area in mm2", /NUM:\(42798000,SCT,"Area"\)="12" \(mm2,UCUM/],
    ["Hounsfield units", /NUM:\(112031,DCM,"Attenuation Coefficient"\)="-12\.5" \(\[hnsf'U\],UCUM/],
    ["SUV by body weight", /NUM:\(126401,DCM,"SUVbw"\)="4\.5" \(g\/ml\{SUVbw\},UCUM/],
    ["that it is a mean", /CODE:\(121401,DCM,"Derivation"\)=\(373098007,SCT,"Mean"\)/],
    ["the observer", /PNAME:\(121008,DCM,"Person Observer Name"\)="=李医生"/],
    ["the image with its frame", /IMAGE:=\(.*,"1\.9\.1",3\)/],
    ["the words", /TEXT:\(121106,DCM,"Comment"\)="结节\?"/],
  ])("says %s", (_, line) => {
    expect(dump).toMatch(line);
  });
});

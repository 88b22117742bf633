import { annotation } from "@cornerstonejs/tools";
import { afterEach, describe, expect, it, vi } from "vitest";
import { newUid, type MeasurementDocument, type ReadDrawing } from "../sr";
import { readStudy, type Frame } from "../study";
import { anInstance } from "../testkit/instances";
import { calibrations, spacingOf } from "./calibrations";
import { measurements } from "./measurements";
import { savedDrawings } from "./savedDrawings";

const [item] = readStudy([anInstance(1, { "00280030": ["DS", 1, 1] })]).items;
/** Its pixels are not in memory. */
const frame = (item?.kind === "stack" ? item.frames[0] : undefined) as Frame;

const drawing = (rest: Pick<ReadDrawing, "kind" | "points" | "quantities">): ReadDrawing => ({
  trackingUid: newUid(),
  image: { sopClassUID: frame.sopClassUID, sopInstanceUID: frame.instance.sopInstanceUID },
  statements: [],
  ...rest,
});

const aDocument = (...drawings: ReadDrawing[]): MeasurementDocument => ({
  studyInstanceUID: "1.1",
  seriesInstanceUID: "1.5",
  sopClassUID: "1.2.840.10008.5.1.4.1.1.88.33",
  sopInstanceUID: newUid(),
  instanceNumber: 1,
  author: { name: "Li Wei" },
  manufacturer: "YingDun",
  stamp: "20260309",
  predecessors: [],
  drawings,
  elsewhere: [],
  seriesOfImage: new Map(),
  leftOut: [],
});

const load = (document: MeasurementDocument, own: boolean) => savedDrawings.load(document, () => frame, own);

const aRectangle = () =>
  drawing({
    kind: "rectangle",
    points: [
      [1, 1],
      [4, 1],
      [1, 3],
      [4, 3],
    ],
    quantities: [
      { name: "mean", numbers: [-12.5], unit: "HU" },
      { name: "area", numbers: [6], unit: "mm²" },
    ],
  });

/** Ten pixels that somebody said are 50 mm. */
const aCalibration = () =>
  drawing({
    kind: "calibration",
    points: [
      [0, 0],
      [0, 10],
    ],
    quantities: [{ name: "length", numbers: [50], unit: "mm" }],
  });

afterEach(() => {
  annotation.state.removeAllAnnotations();
  calibrations.restore([frame], []);
});

describe("what is written of a drawing that nobody moved, its pixels away,", () => {
  it("is its area on the spacing of now, beside the statistics that were written down", () => {
    load(aDocument(aRectangle()), true);
    calibrations.add({ uid: "line", frameId: frame.id, factor: 2, wholeSeries: false });
    const [recorded] = savedDrawings.recorded([frame]);
    expect(recorded?.basis).toBe("reader");
    expect(Object.fromEntries(recorded?.quantities.map((one) => [one.name, one]) ?? [])).toMatchObject({
      area: { numbers: [expect.closeTo(24)], unit: "mm²" },
      mean: { numbers: [-12.5], unit: "HU" },
    });
  });
});

describe("a calibration that was saved", () => {
  it("holds where it is the reader's own", () => {
    load(aDocument(aCalibration()), true);
    expect(spacingOf(frame)).toEqual({ basis: "reader", row: 5, column: 5 });
  });

  it("of another reader is drawn, with their name, and changes no length", () => {
    load(aDocument(aCalibration()), false);
    expect(spacingOf(frame)).toBe(frame.spacing);
    expect(measurements.all()).toMatchObject([{ kind: "calibration", own: false, record: { by: "Li Wei" } }]);
  });

  it("holds once its document turns out to be the reader's", () => {
    const document = aDocument(aCalibration());
    load(document, false);
    savedDrawings.adopt(document);
    expect(spacingOf(frame)).toEqual({ basis: "reader", row: 5, column: 5 });
  });
});

describe("a drawing that the reader took away on another page", () => {
  it("is taken away here, with the calibration that stands on it; others stay", () => {
    const [gone, left] = [aCalibration(), aRectangle()];
    load(aDocument(gone, left), true);
    savedDrawings.drop(new Set([gone.trackingUid]));
    expect(savedDrawings.recorded([frame]).map(({ trackingUid }) => trackingUid)).toEqual([left.trackingUid]);
    expect(spacingOf(frame)).toBe(frame.spacing);
  });

  it("is left as it is where it is another reader's", () => {
    const theirs = aRectangle();
    load(aDocument(theirs), false);
    savedDrawings.drop(new Set([theirs.trackingUid]));
    expect(measurements.all()).toHaveLength(1);
  });

  it("is told of, so that no undo brings it back", () => {
    const gone = aRectangle();
    load(aDocument(gone), true);
    const [uid] = measurements.all().map((one) => one.uid);
    const told = vi.fn();
    const stop = measurements.onChangedElsewhere(told);
    savedDrawings.drop(new Set([gone.trackingUid]));
    stop();
    expect(told).toHaveBeenCalledWith([uid]);
  });
});

import { eventTarget } from "@cornerstonejs/core";
import { annotation, Enums } from "@cornerstonejs/tools";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cellsOfSheet, copyOf, readStudy, type Frame, type Stack } from "../study";
import { anInstance } from "../testkit/instances";
import { frameOfReferenceOf, worldPointOf } from "./imagePlane";
import { measurements, pointsOf } from "./measurements";
import { twins } from "./twins";

const [item] = readStudy([anInstance(1)]).items;
const sheet = item as Stack;
const [frame] = sheet.frames;
/** The right half of a sheet of six columns and four rows. */
const [cell] = cellsOfSheet(sheet, frame, [{ column: 3, row: 1, columns: 3, rows: 3 }]).frames;
const [copy] = copyOf(sheet, 1).frames;

/** As a reader draws it: the engine tells when it is done. */
function draw(uid: string, on: Frame, ...points: [number, number][]) {
  measurements.add({
    annotationUID: uid,
    metadata: {
      toolName: "Length",
      referencedImageId: on.id,
      FrameOfReferenceUID: frameOfReferenceOf(on),
      viewPlaneNormal: [0, 0, -1],
      viewUp: [0, -1, 0],
    },
    data: { label: "", cachedStats: {}, handles: { points: points.map((point) => worldPointOf(on, point)) } },
  });
  const drawn = annotation.state.getAnnotation(uid);
  eventTarget.dispatchEvent(
    new CustomEvent(Enums.Events.ANNOTATION_COMPLETED, { detail: { annotation: drawn } }),
  );
}

/** Where lengths are on a frame, in its pixels. */
const drawnOn = (on: Frame) =>
  annotation.state
    .getAllAnnotations()
    .filter(({ metadata }) => metadata?.referencedImageId === on.id)
    .map(({ data }) => pointsOf("length", on, data));

beforeEach(() => twins.join([cell, copy]));
afterEach(() => {
  annotation.state.removeAllAnnotations();
  twins.keepCopiesInStep(true);
  twins.leave([cell, copy]);
});

describe("what is drawn on a picture of a sheet", () => {
  it("is where it belongs on the sheet and on its copy", () => {
    draw("a", cell, [0, 0], [2, 1]);
    expect(drawnOn(frame)).toEqual([
      [
        [3, 1],
        [5, 2],
      ],
    ]);
    expect(drawnOn(copy)).toEqual(drawnOn(frame));
  });

  it("goes with either", () => {
    draw("b", cell, [0, 0], [2, 1]);
    const [onSheet] = annotation.state
      .getAllAnnotations()
      .filter(({ metadata }) => metadata?.referencedImageId === frame.id);
    measurements.remove(onSheet?.annotationUID ?? "");
    expect([drawnOn(cell), drawnOn(copy)]).toEqual([[], []]);
  });
});

describe("what is drawn on the sheet", () => {
  it("is on a picture of it where it lies in that", () => {
    draw("c", frame, [0, 0], [2, 1]);
    draw("d", frame, [3, 1], [4, 3]);
    expect(drawnOn(cell)).toEqual([
      [
        [0, 0],
        [1, 2],
      ],
    ]);
  });

  it("is not on a copy that is left to itself, until that joins again", () => {
    twins.keepCopiesInStep(false);
    draw("e", frame, [0, 0], [2, 1]);
    draw("f", copy, [1, 1], [2, 1]);
    expect([drawnOn(frame), drawnOn(copy)].map((all) => all.length)).toEqual([1, 1]);
    expect(twins.straysOf([frame])).toEqual([copy]);
    twins.keepCopiesInStep(true);
    expect([drawnOn(frame), drawnOn(copy)].map((all) => all.length)).toEqual([2, 2]);
  });

  it("stays when a copy is taken away", () => {
    draw("g", copy, [0, 0], [2, 1]);
    twins.leave([copy]);
    expect([drawnOn(frame), drawnOn(copy)].map((all) => all.length)).toEqual([1, 0]);
  });
});

import { describe, expect, it } from "vitest";
import type { DicomDataset } from "../dicomweb";
import type { Figure, Presented } from "../engine";
import { readStudy, type Frame } from "../study";
import { anInstance, dataset } from "../testkit/instances";
import { readPresentationState } from "./read";
import { writePresentationState } from "./write";

const hounsfield = anInstance(1, { "00281052": ["DS", -1024], "00281053": ["DS", 1] });

function framesOf(...instances: DicomDataset[]): [Frame, ...Frame[]] {
  const [stack] = readStudy(instances).items;
  return (stack?.kind === "stack" ? stack.frames : []) as unknown as [Frame, ...Frame[]];
}

const seen: Presented = {
  rotation: 90,
  flipped: true,
  inverted: true,
  window: { center: 40, width: 400 },
  area: [
    [0.5, 3.5],
    [4.5, 0.5],
  ],
};

const write = (frames: [Frame, ...Frame[]], figures: readonly Figure[] = [], several: string[] = []) =>
  writePresentationState({
    label: "肺结节 Nodule 1",
    frames,
    presented: seen,
    figuresOn: () => figures,
    study: { "0020000D": { vr: "UI", Value: ["1.1"] } },
    author: { name: "李伟" },
    several: new Set(several),
    before: [],
    now: new Date(2026, 2, 9, 8, 5),
  });

const read = (instance: DicomDataset) => {
  const state = readPresentationState(instance);
  if (!state) {
    throw new Error("it is no presentation state");
  }
  return state;
};

/** A state of another program, of the first slice; what a test does not name is not in it. */
const foreign = (elements: Parameters<typeof dataset>[0]) =>
  read(
    dataset({
      "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.11.1"],
      "00080018": ["UI", "1.9.99"],
      "00081115": [
        "SQ",
        dataset({
          "00081140": ["SQ", dataset({ "00081150": ["UI", "1.2"], "00081155": ["UI", "1.9.1"] })],
        }),
      ],
      ...elements,
    }),
  );

const graphic = (type: string, ...data: number[]) =>
  dataset({
    "00700005": ["CS", "PIXEL"],
    "00700022": ["FL", ...data],
    "00700023": ["CS", type],
    "00700024": ["CS", "Y"],
  });

describe("a presentation state", () => {
  it("comes back as it was written", () => {
    const frames = framesOf(hounsfield);
    const state = read(write(frames));
    expect(state).toMatchObject({
      label: "肺结节 Nodule 1",
      creator: "李伟",
      created: "2026-03-09 08:05",
      partly: false,
    });
    expect(state.presentedOn(frames[0])).toEqual(seen);
  });

  it("has a code string of its name, and the name itself as the description", () => {
    const written = write(framesOf(hounsfield));
    expect(written["00700080"]?.Value).toEqual(["NODULE 1"]);
    expect(written["00700081"]?.Value).toEqual(["肺结节 Nodule 1"]);
  });

  it("carries drawings and their words to the image that they are on, and to no other", () => {
    const frames = framesOf(hounsfield, anInstance(2));
    const figure: Figure = {
      kind: "length",
      points: [
        [1, 1],
        [3, 2],
      ],
      lines: ["2.2 mm"],
    };
    const written = writePresentationState({
      label: "x",
      frames,
      presented: seen,
      figuresOn: (frame) => (frame === frames[0] ? [figure] : []),
      study: {},
      author: { name: "A" },
      several: new Set(),
      before: [],
      now: new Date(2026, 2, 9),
    });
    const state = read(written);
    expect(state.drawnOn(frames[0])).toEqual({
      lines: [{ points: figure.points, filled: false }],
      texts: [{ at: [1, 1], text: "2.2 mm" }],
    });
    expect(state.drawnOn(frames[1]!)).toEqual({ lines: [], texts: [] });
    expect(frames.map(state.isAbout)).toEqual([true, true]);
  });

  it("names the frame of an instance of several", () => {
    const frames = framesOf(anInstance(1, { "00280008": ["IS", 3] }));
    const state = read(write([frames[1]!], [], ["1.9.1"]));
    expect(frames.map(state.isAbout)).toEqual([false, true, false]);
  });

  it("of another program that says nothing about stored values has its window in those", () => {
    const [frame] = framesOf(hounsfield);
    const state = foreign({
      "00283110": ["SQ", dataset({ "00281050": ["DS", 1064], "00281051": ["DS", 400] })],
    });
    expect(state.presentedOn(frame).window).toEqual({ center: 40, width: 400 });
  });

  it("counts from the displayed area's corner what is drawn in parts of it", () => {
    const state = foreign({
      "00700042": ["US", 90],
      "0070005A": ["SQ", dataset({ "00700052": ["SL", 1, 4], "00700053": ["SL", 6, 1] })],
      "00700001": [
        "SQ",
        dataset({
          "00700008": [
            "SQ",
            dataset({ "00700003": ["CS", "DISPLAY"], "00700006": ["ST", "R"], "00700010": ["FL", 0.5, 0] }),
          ],
        }),
      ],
    });
    const [frame] = framesOf(hounsfield);
    expect(state.drawnOn(frame).texts).toEqual([{ at: [-0.5, 1.5], text: "R" }]);
  });

  it("draws circles and ellipses as outlines, and no graphic whose numbers are not pairs", () => {
    const state = foreign({
      "00700001": [
        "SQ",
        dataset({
          "00700009": ["SQ", graphic("CIRCLE", 2.5, 2.5, 4.5, 2.5), graphic("POLYLINE", 1, 2, 3)],
        }),
      ],
    });
    const { lines } = state.drawnOn(framesOf(hounsfield)[0]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.filled).toBe(true);
    lines[0]?.points.forEach(([x, y]) => expect(Math.hypot(x - 2, y - 2)).toBeCloseTo(2, 5));
  });

  it("says that it asks for more than is shown", () => {
    expect(foreign({ "00181600": ["CS", "RECTANGULAR"] }).partly).toBe(true);
    expect(foreign({}).partly).toBe(false);
  });

  it("is none where it is of no image, or of another class", () => {
    expect(readPresentationState(hounsfield)).toBeUndefined();
    expect(
      readPresentationState(dataset({ "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.11.1"] })),
    ).toBeUndefined();
  });
});

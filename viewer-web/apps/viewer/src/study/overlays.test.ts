import { describe, expect, it } from "vitest";
import { anInstance } from "../testkit/instances";
import { overlayGroupsOf, overlaysOn } from "./overlays";
import type { PixelFormat } from "./pixelFormat";

const twelveOfSixteen = { bitsAllocated: 16, bitsStored: 12, samplesPerPixel: 1 } as PixelFormat;

type Values = Parameters<typeof anInstance>[1];

const plane: Values = {
  "60000010": ["US", 2],
  "60000011": ["US", 3],
  "60000040": ["CS", "G"],
  "60000100": ["US", 1],
  "60000102": ["US", 0],
};

const of = (elements: Values, frame = 1) =>
  overlaysOn(overlayGroupsOf(anInstance(1, { ...plane, ...elements })), frame, twelveOfSixteen);

const embedded = (bit: number) => of({ "60000100": ["US", 16], "60000102": ["US", bit] });

describe("an overlay", () => {
  it("lies where its origin says, from 1 as rows and columns", () => {
    const [overlay] = of({ "60000050": ["SS", 3, -1], "60003000": ["OW", 5] });
    expect(overlay).toMatchObject({ group: "6000", rows: 2, columns: 3, origin: [-2, 2], kind: "graphics" });
  });

  it("without an origin lies over the first pixel", () => {
    expect(of({ "60003000": ["OW", 5] })[0]?.origin).toEqual([0, 0]);
  });

  it("of several frames has a plane for those that it names", () => {
    const frames: Values = { "60000015": ["IS", 2], "60000051": ["US", 3], "60003000": ["OW", 5] };
    expect(of(frames, 2)).toEqual([]);
    expect(of(frames, 3)[0]?.bits).toMatchObject({ by: "plane", first: 0 });
    expect(of(frames, 4)[0]?.bits).toMatchObject({ by: "plane", first: 6 });
    expect(of(frames, 5)).toEqual([]);
  });

  it("that names no frame lies over all of them", () => {
    expect(of({ "60003000": ["OW", 5] }, 7)).toHaveLength(1);
  });

  it("in a free bit of the pixels is one, in a bit that the picture needs it is none", () => {
    expect(embedded(12)[0]?.bits).toEqual({ by: "pixels", bit: 12 });
    expect(embedded(11)).toEqual([]);
    expect(embedded(16)).toEqual([]);
  });
});

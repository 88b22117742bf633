import { eventTarget } from "@cornerstonejs/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readStudy, type Frame } from "../study";
import { anInstance } from "../testkit/instances";
import { CALIBRATED, calibrations, spacingOf } from "./calibrations";
import { registerFrames } from "./frameRegistry";

const [item] = readStudy([
  anInstance(1, { "00280030": ["DS", 0.5, 0.25] }),
  anInstance(2, { "00280030": ["DS", 0.5, 0.25] }),
  anInstance(3, { "00280030": ["DS", 0.7, 0.7] }),
]).items;
const frames = (item?.kind === "stack" ? item.frames : []) as readonly Frame[];
const [first, second, other] = frames as [Frame, Frame, Frame];
registerFrames(frames);

const line = (uid: string, factor: number, wholeSeries = false) => ({
  uid,
  frameId: first.id,
  factor,
  wholeSeries,
});

afterEach(() => calibrations.restore(frames, []));

describe("a length that the reader said", () => {
  it("holds for its image alone, and keeps the shape of the pixels", () => {
    calibrations.add(line("a", 2));
    expect(spacingOf(first)).toEqual({ basis: "reader", row: 1, column: 0.5 });
    expect(spacingOf(second)).toBe(second.spacing);
  });

  it("holds, where that was asked, for the images of the series that have the same spacing", () => {
    calibrations.add(line("a", 2, true));
    expect(spacingOf(second).basis).toBe("reader");
    expect(spacingOf(other)).toBe(other.spacing);
  });

  it("takes the place of an earlier one, which holds again when its line is gone", () => {
    calibrations.add(line("a", 2));
    calibrations.add(line("b", 3));
    expect(spacingOf(first).row).toBe(1.5);
    calibrations.remove("b");
    expect(spacingOf(first).row).toBe(1);
  });

  it("is taken back with the step that made it", () => {
    const before = calibrations.keep(frames);
    calibrations.add(line("a", 2));
    calibrations.restore(frames, before);
    expect(spacingOf(first)).toBe(first.spacing);
  });

  it("is told of where a step takes it back or makes it again, not where there is none", () => {
    const told = vi.fn();
    eventTarget.addEventListener(CALIBRATED, told);
    calibrations.restore(frames, []);
    expect(told).toHaveBeenCalledTimes(0);
    calibrations.restore(frames, [line("a", 2)]);
    expect(told).toHaveBeenCalledTimes(1);
    calibrations.restore(frames, []);
    expect(told).toHaveBeenCalledTimes(2);
    eventTarget.removeEventListener(CALIBRATED, told);
  });
});

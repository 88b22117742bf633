import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useRotation } from "./useRotation";

let reduced = false;
let now = 0;
let frames: FrameRequestCallback[] = [];

beforeEach(() => {
  [reduced, now, frames] = [false, 0, []];
  vi.stubGlobal("matchMedia", () => ({ matches: reduced }));
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => frames.push(callback));
  vi.stubGlobal("cancelAnimationFrame", () => (frames = []));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Draws once more, so many milliseconds later. */
function drawn(after: number) {
  now += after;
  frames.splice(0).forEach((frame) => frame(now));
}

describe("the projection", () => {
  it("turns at one pace, however fast it is drawn", () => {
    const projection = { turn: vi.fn() };
    renderHook(() => useRotation(projection));
    drawn(100);
    drawn(16);
    drawn(184);
    expect(projection.turn.mock.calls.flat()).toEqual([expect.closeTo(3), expect.closeTo(6)]);
  });

  it("stands still after a pause, and turns again when asked to", () => {
    const projection = { turn: vi.fn() };
    const { result } = renderHook(() => useRotation(projection));
    act(() => result.current.pause());
    drawn(500);
    expect(projection.turn).not.toHaveBeenCalled();
    act(() => result.current.toggle());
    drawn(500);
    expect(projection.turn).toHaveBeenCalledOnce();
  });

  it("does not turn by itself for whoever wants less motion", () => {
    reduced = true;
    expect(renderHook(() => useRotation(undefined)).result.current.running).toBe(false);
  });
});

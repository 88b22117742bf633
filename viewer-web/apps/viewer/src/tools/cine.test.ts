import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { DEFAULT_RATE, frameAt, missedBetween, rateOf, useCine } from "./useCine";

afterEach(cleanup);

describe("cine", () => {
  it("stops in a cell that is left, and does not go on by itself when the reader comes back", () => {
    const { result, rerender } = renderHook(({ active }) => useCine(undefined, 10, undefined, active), {
      initialProps: { active: true },
    });
    act(() => result.current.toggle());
    expect(result.current.playing).toBe(true);
    rerender({ active: false });
    expect(result.current.playing).toBe(false);
    rerender({ active: true });
    expect(result.current.playing).toBe(false);
  });

  it("plays at the pace that the device recorded", () => {
    expect(rateOf(33.3)).toBe(30);
  });

  it("plays at a sane pace where none was recorded", () => {
    expect(rateOf(undefined)).toBe(DEFAULT_RATE);
  });

  it("never plays faster than a screen or slower than a frame a second", () => {
    expect(rateOf(1)).toBe(60);
    expect(rateOf(5000)).toBe(1);
  });

  it("counts the frames that were due and not seen", () => {
    expect(missedBetween(3, 3, 2, 10)).toBe(0);
    expect(missedBetween(3, 4, 3, 10)).toBe(0);
    expect(missedBetween(3, 4, 2, 10)).toBe(1);
    expect(missedBetween(8, 1, 8, 10)).toBe(2);
    expect(missedBetween(8, 1, 7, 10)).toBe(3);
  });

  it("leaves frames out rather than play slower, and begins again after the last", () => {
    expect(frameAt(0, 100, 30, 10)).toBe(3);
    expect(frameAt(8, 100, 30, 10)).toBe(1);
  });
});

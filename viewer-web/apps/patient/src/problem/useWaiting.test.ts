import { ProblemError, ThrottledError } from "@yingdun/api/http";
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useWaiting } from "./useWaiting";

const problem = { title: "", status: 429, code: "too-many-attempts" };

describe("the wait after too many attempts", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("counts the server's seconds down to nothing", () => {
    const throttled = new ThrottledError(problem, 30);
    const { result } = renderHook(() => useWaiting(throttled));
    expect(result.current).toBe(30);
    act(() => vi.advanceTimersByTime(10_000));
    expect(result.current).toBe(20);
    act(() => vi.advanceTimersByTime(30_000));
    expect(result.current).toBe(0);
  });

  it("is none after another problem", () => {
    const other = new ProblemError({ ...problem, status: 401 });
    expect(renderHook(() => useWaiting(other)).result.current).toBe(0);
  });
});

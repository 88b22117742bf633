import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readStudy } from "../study";
import { anInstance } from "../testkit/instances";
import { useStage } from "./useStage";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const refusal = () => {
  throw new DOMException("denied", "SecurityError");
};

describe("a layout that is chosen", () => {
  it("is taken though the browser keeps nothing", () => {
    vi.stubGlobal("localStorage", { getItem: refusal, setItem: refusal });
    const study = readStudy([anInstance(1)]);
    const { result } = renderHook(() => useStage(study, undefined));
    act(() => result.current.arrange({ rows: 1, columns: 2 }, new Map()));
    expect(result.current.layout).toEqual({ rows: 1, columns: 2 });
  });
});

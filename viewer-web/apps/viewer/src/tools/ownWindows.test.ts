import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readOwnWindows, useOwnWindows } from "./ownWindows";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe("a window of one's own", () => {
  it("takes the place of another of its name, and is kept", () => {
    const { result } = renderHook(() => useOwnWindows(false));
    act(() => result.current.add({ name: "stent", center: 100, width: 600 }));
    act(() => result.current.add({ name: "stent", center: 300, width: 900 }));
    expect(result.current.windows).toEqual([{ name: "stent", center: 300, width: 900 }]);
    expect(readOwnWindows()).toEqual(result.current.windows);
    act(() => result.current.remove("stent"));
    expect(readOwnWindows()).toEqual([]);
  });

  it("in SUV is for PET alone, and keeps apart from one of the same name that is not", () => {
    const { result: others } = renderHook(() => useOwnWindows(false));
    act(() => others.current.add({ name: "liver", center: 60, width: 160 }));
    const { result: suv } = renderHook(() => useOwnWindows(true));
    expect(suv.current.windows).toEqual([]);
    act(() => suv.current.add({ name: "liver", center: 2, width: 4, suv: true }));
    expect(suv.current.windows).toEqual([{ name: "liver", center: 2, width: 4, suv: true }]);
    expect(readOwnWindows()).toHaveLength(2);
  });

  it.each(["no JSON", "{}", "[null, 1]", '[{"name":"a"}]', '[{"name":"a","center":1,"width":0}]'])(
    "is none where something else is kept: %s",
    (kept) => {
      localStorage.setItem("yingdun.windows", kept);
      expect(readOwnWindows()).toEqual([]);
    },
  );
});

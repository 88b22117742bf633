import { afterEach, describe, expect, it, vi } from "vitest";
import { forget, keep, keptText } from "./kept";

afterEach(() => vi.unstubAllGlobals());

const refusal = () => {
  throw new DOMException("denied", "SecurityError");
};

describe.each(["localStorage", "sessionStorage"] as const)("what %s keeps", (place) => {
  it("is read as it was written, until it is forgotten", () => {
    keep("yingdun.test", "a", place);
    expect(keptText("yingdun.test", place)).toBe("a");
    forget("yingdun.test", place);
    expect(keptText("yingdun.test", place)).toBeNull();
  });

  it("is nothing where it refuses, and that is no failure", () => {
    vi.stubGlobal(place, { getItem: refusal, setItem: refusal, removeItem: refusal });
    keep("yingdun.test", "a", place);
    expect(keptText("yingdun.test", place)).toBeNull();
    forget("yingdun.test", place);
  });
});

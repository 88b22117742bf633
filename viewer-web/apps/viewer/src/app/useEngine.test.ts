import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DicomWeb } from "../dicomweb";
import { FrameSource } from "../loading";
import { useEngine } from "./useEngine";

const startEngine = vi.hoisted(() => vi.fn());
vi.mock("../engine", () => ({ startEngine }));

const nothingToAsk = () => Promise.resolve(undefined);

afterEach(cleanup);

describe("the engine", () => {
  it("that does not start says why, and starts when it is asked again", async () => {
    const noWebGL = new Error("no WebGL");
    const engine = {};
    startEngine.mockImplementationOnce(() => {
      throw noWebGL;
    });
    startEngine.mockReturnValueOnce(engine);
    const source = new FrameSource(new DicomWeb());
    const { result } = renderHook(() => useEngine(source, nothingToAsk));
    act(() => result.current.start());
    await waitFor(() => expect(result.current.failure).toBe(noWebGL));
    act(() => result.current.start());
    await waitFor(() => expect(result.current.engine).toBe(engine));
    expect(result.current.failure).toBeUndefined();
  });
});

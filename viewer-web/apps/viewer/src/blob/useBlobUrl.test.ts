import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { useBlobUrl } from "./useBlobUrl";

afterEach(cleanup);

const aVideo = () => Promise.resolve(new Blob(["…"], { type: "video/mpeg" }));
const neverComing = () => new Promise<Blob>(() => undefined);

it("a file has an address and its media type", async () => {
  const { result } = renderHook(() => useBlobUrl(aVideo));
  await waitFor(() => expect(result.current.type).toBe("video/mpeg"));
  expect(result.current.url).toMatch(/^blob:/);
});

it("a file that was left does not fail in the place of the next", async () => {
  const fails: ((failure: Error) => void)[] = [];
  const left = () => new Promise<Blob>((_, reject) => fails.push(reject));
  const { result, rerender } = renderHook(({ load }) => useBlobUrl(load), { initialProps: { load: left } });
  rerender({ load: neverComing });
  await act(async () => fails.forEach((fail) => fail(new Error("half a file"))));
  expect(result.current.failure).toBeUndefined();
});

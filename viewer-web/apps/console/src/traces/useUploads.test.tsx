import type { Trace } from "@yingdun/api";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FileTooLarge, useUploads } from "./useUploads";

interface Sent {
  files: File[];
  key: string;
  note: string;
  resolve: (trace: Trace) => void;
  reject: (error: unknown) => void;
  progress: (fraction: number) => void;
}

const sent: Sent[] = [];
vi.mock("@yingdun/api", async (original) => ({
  ...(await original<typeof import("@yingdun/api")>()),
  startTrace: (files: File[], note: string, key: string, progress: (fraction: number) => void) => {
    let abort: (() => void) | undefined;
    const done = new Promise<Trace>((resolve, reject) => {
      sent.push({ files, note, key, resolve, reject, progress });
      abort = () => reject(new DOMException("cancelled", "AbortError"));
    });
    return { done, abort: () => abort?.() };
  },
}));

beforeEach(() => void sent.splice(0));
afterEach(cleanup);

const picture = (name: string) => new File(["x"], name, { type: "image/png" });

const names = (one: { files: File[] }) => one.files.map((file) => file.name);

const uploads = (note = "") =>
  renderHook(() => useUploads(note), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
    ),
  }).result;

it("sends one picture at a time, each with the note", async () => {
  const queue = uploads("case 7");
  act(() => queue.current.add([[picture("a.png")], [picture("b.png")]]));
  expect(sent.map((one) => [names(one), one.note])).toEqual([[["a.png"], "case 7"]]);
  await act(async () => sent[0]?.resolve({} as Trace));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(queue.current.uploads.map(names)).toEqual([["b.png"]]);
});

it("keeps what failed, goes on with the next, and sends it again when told", async () => {
  const queue = uploads();
  act(() => queue.current.add([[picture("a.png")], [picture("b.png")]]));
  await act(async () => sent[0]?.reject(new Error("cut")));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(queue.current.uploads.map((one) => [names(one), one.state])).toEqual([
    [["a.png"], "failed"],
    [["b.png"], "sending"],
  ]);
  await act(async () => sent[1]?.resolve({} as Trace));
  act(() => queue.current.retry(queue.current.uploads[0]?.key ?? -1));
  await waitFor(() => expect(sent).toHaveLength(3));
  expect(sent[2]?.files).toEqual(sent[0]?.files);
  expect(sent[2]?.key).toBe(sent[0]?.key);
});

it("sends pictures of one leak in one request", () => {
  const queue = uploads();
  act(() => queue.current.add([[picture("a.png"), picture("b.png")]]));
  expect(sent.map(names)).toEqual([["a.png", "b.png"]]);
});

it("stops the running upload when it is taken out", async () => {
  const queue = uploads();
  act(() => queue.current.add([[picture("a.png")], [picture("b.png")]]));
  await act(async () => queue.current.remove(queue.current.uploads[0]?.key ?? -1));
  await waitFor(() => expect(sent.at(-1)?.files[0]?.name).toBe("b.png"));
  expect(queue.current.uploads.map(names)).toEqual([["b.png"]]);
});

it("tells of a file that is too large before sending it", () => {
  const queue = uploads();
  const large = picture("large.png");
  Object.defineProperty(large, "size", { value: 64 * 1024 * 1024 + 1 });
  act(() => queue.current.add([[large]]));
  expect(sent).toEqual([]);
  expect(queue.current.uploads[0]?.error).toBeInstanceOf(FileTooLarge);
});

import { describe, expect, it } from "vitest";
import { StackPrefetch, type PrefetchProgress } from "./StackPrefetch";

function aPrefetch({ capacity = 1000, ...over }: { total: number; parallel?: number; capacity?: number }) {
  const asked: number[] = [];
  const waiting = new Map<number, { done: () => void; fail: () => void }>();
  const progress: PrefetchProgress[] = [];
  const prefetch = new StackPrefetch({
    parallel: 2,
    capacity: () => capacity,
    ...over,
    load: (index) =>
      new Promise<void>((resolve, reject) => {
        asked.push(index);
        waiting.set(index, { done: resolve, fail: () => reject(new Error("gone")) });
      }),
    onProgress: (one) => progress.push(one),
  });
  const settle = async (index: number, how: "done" | "fail" = "done") => {
    waiting.get(index)?.[how]();
    await new Promise((turn) => setTimeout(turn));
  };
  return { prefetch, asked, progress, settle };
}

describe("the rest of a stack", () => {
  it("is fetched from the frame on the screen outwards", async () => {
    const { prefetch, asked, settle } = aPrefetch({ total: 5, parallel: 1 });
    prefetch.moveTo(2);
    for (const index of [2, 3, 1, 4, 0]) {
      await settle(index);
    }
    expect(asked).toEqual([2, 3, 1, 4, 0]);
  });

  it("follows the reader who jumps", async () => {
    const { prefetch, asked, settle } = aPrefetch({ total: 100, parallel: 1 });
    prefetch.moveTo(0);
    prefetch.moveTo(50);
    await settle(0);
    await settle(50);
    expect(asked).toEqual([0, 50, 51]);
  });

  it("never takes more than its share of connections", () => {
    const { prefetch, asked } = aPrefetch({ total: 100, parallel: 3 });
    prefetch.moveTo(0);
    prefetch.moveTo(10);
    expect(asked).toEqual([0, 1, 2]);
  });

  it("stays within the memory budget", async () => {
    const { prefetch, asked, settle } = aPrefetch({ total: 100, parallel: 1, capacity: 4 });
    prefetch.moveTo(50);
    for (const index of [50, 51, 49, 52, 48]) {
      await settle(index);
    }
    expect(asked).toEqual([50, 51, 49, 52, 48]);
  });

  it("comes whole where the memory holds it, though the reader stays at one end", async () => {
    const { prefetch, asked, settle } = aPrefetch({ total: 6, parallel: 1, capacity: 6 });
    prefetch.moveTo(0);
    for (const index of [0, 1, 2, 3, 4, 5]) {
      await settle(index);
    }
    expect(asked).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("goes on after a frame that cannot be had, and tries it again when asked", async () => {
    const { prefetch, asked, progress, settle } = aPrefetch({ total: 2, parallel: 1 });
    prefetch.moveTo(0);
    await settle(0, "fail");
    await settle(1);
    expect(progress.at(-1)).toEqual({ loaded: 1, failed: 1, total: 2 });
    prefetch.retry();
    await settle(0);
    expect(asked).toEqual([0, 1, 0]);
    expect(progress.at(-1)).toEqual({ loaded: 2, failed: 0, total: 2 });
  });

  it("does not fetch what came by itself", () => {
    const { prefetch, asked } = aPrefetch({ total: 3, parallel: 1 });
    prefetch.arrived(0);
    expect(asked).toEqual([1]);
  });

  it("fetches a frame again that was put out of memory", async () => {
    const { prefetch, asked, settle } = aPrefetch({ total: 1, parallel: 1 });
    prefetch.moveTo(0);
    await settle(0);
    prefetch.evicted(0);
    prefetch.moveTo(0);
    expect(asked).toEqual([0, 0]);
  });

  it("stops when the reader opens another series", async () => {
    const { prefetch, asked, settle } = aPrefetch({ total: 9, parallel: 1 });
    prefetch.moveTo(0);
    prefetch.stop();
    await settle(0);
    expect(asked).toEqual([0]);
  });
});

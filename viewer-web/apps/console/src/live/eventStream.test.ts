import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FakeSource } from "../testkit/FakeSource";
import { openEventStream } from "./eventStream";

const listener = { onState: vi.fn(), onEvent: vi.fn(), onRefused: vi.fn() };
const { last } = FakeSource;

beforeEach(() => {
  FakeSource.opened = [];
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

it("comes back after a refusal, later each time, at most every half minute", () => {
  const stream = openEventStream("/api/events", [], listener);
  for (let i = 0; i < 8; i++) {
    last().refuse();
    vi.advanceTimersByTime(30_000);
  }
  expect(FakeSource.opened).toHaveLength(9);
  expect(listener.onRefused).toHaveBeenCalledTimes(8);
  stream.close();
});

it("leaves a mere cut to the browser, which reconnects by itself", () => {
  openEventStream("/api/events", [], listener);
  last().onerror?.();
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.opened).toHaveLength(1);
  expect(listener.onState).toHaveBeenLastCalledWith("waiting", true);
});

it("tells a second opening from the first, so that what was missed is fetched", () => {
  openEventStream("/api/events", [], listener);
  last().onopen?.();
  expect(listener.onState).toHaveBeenLastCalledWith("live", true);
  last().onerror?.();
  last().onopen?.();
  expect(listener.onState).toHaveBeenLastCalledWith("live", false);
});

it("hands on what parses and drops what does not", () => {
  openEventStream("/api/events", ["endpoint"], listener);
  last().send("endpoint", '{"id":"e1"}');
  last().send("endpoint", "{broken");
  expect(listener.onEvent).toHaveBeenCalledTimes(1);
  expect(listener.onEvent).toHaveBeenCalledWith("endpoint", { id: "e1" });
});

it("opens nothing after it was closed", () => {
  const stream = openEventStream("/api/events", [], listener);
  last().refuse();
  stream.close();
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.opened).toHaveLength(1);
});

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { LiveProvider, useLiveEvent } from "./LiveProvider";
import { FakeSource } from "../testkit/FakeSource";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Console({ fetched, alerted }: { fetched: () => number; alerted: (detail?: string) => void }) {
  const { data } = useQuery({ queryKey: ["endpoints"], queryFn: fetched, staleTime: Infinity });
  useLiveEvent("alert", (alert) => alerted(alert.detail));
  return <p>{`loaded ${data ?? 0} times`}</p>;
}

async function openConsole() {
  vi.stubGlobal("EventSource", FakeSource);
  let times = 0;
  const alerted = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <LiveProvider>
        <Console fetched={() => ++times} alerted={alerted} />
      </LiveProvider>
    </QueryClientProvider>,
  );
  expect(await screen.findByText("loaded 1 times")).toBeTruthy();
  return alerted;
}

it("loads everything anew when the server says that this console was too slow", async () => {
  await openConsole();
  act(() => FakeSource.last().send("reload", "{}"));
  expect(await screen.findByText("loaded 2 times")).toBeTruthy();
});

it("tells an event to the features that listen to its kind, and to no other", async () => {
  const alerted = await openConsole();
  act(() => FakeSource.last().send("overview", "{}"));
  act(() => FakeSource.last().send("alert", JSON.stringify({ detail: "key copied" })));
  expect(alerted.mock.calls).toEqual([["key copied"]]);
});

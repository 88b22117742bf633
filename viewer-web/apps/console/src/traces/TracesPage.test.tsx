import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LiveProvider } from "../live";
import { FakeSource } from "../testkit/FakeSource";
import { renderInConsole } from "../testkit/render";
import { TracesPage } from "./TracesPage";

vi.mock("@yingdun/api", async (original) => ({
  ...(await original<typeof import("@yingdun/api")>()),
  listTraces: () => Promise.resolve({ items: [], page: 0, size: 20, total: 0 }),
}));

beforeEach(() => void vi.stubGlobal("EventSource", FakeSource));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const paste = (...names: string[]) => {
  const files = names.map((name) => new File(["x"], name, { type: "image/png" }));
  const event = new Event("paste");
  Object.defineProperty(event, "clipboardData", { value: { files } });
  act(() => void window.dispatchEvent(event));
};

it("adds what comes while the officer is asked to what they are asked about", async () => {
  await renderInConsole(
    <LiveProvider>
      <TracesPage />
    </LiveProvider>,
  );
  paste("a.png", "b.png");
  paste("c.png", "d.png");
  paste("e.png");
  const asked = screen.getByTestId("trace-batch");
  expect([...asked.querySelectorAll("li")].map((one) => one.textContent)).toEqual([
    "a.png",
    "b.png",
    "c.png",
    "d.png",
    "e.png",
  ]);
});

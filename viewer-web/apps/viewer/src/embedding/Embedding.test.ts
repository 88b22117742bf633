import { describe, expect, it, vi } from "vitest";
import { AddressFault, type ViewerAddress } from "../address";
import { Embedding } from "./Embedding";

const ORIGIN = "https://ris.example";

/** A page around this one that keeps what it is told. */
function aPageAround() {
  const told: { message: unknown; origin: string }[] = [];
  const around = {
    postMessage: (message: unknown, origin: string) => told.push({ message, origin }),
  } as unknown as Window;
  const embedding = new Embedding(around, [ORIGIN]);
  embedding.begin();
  const opened: ViewerAddress[] = [];
  embedding.onOpen((address) => opened.push(address));
  return { told, around, embedding, opened };
}

/** As the browser would hand it over. */
function deliver(source: Window, origin: string, data: unknown): void {
  const event = new MessageEvent("message", { data, origin });
  Object.defineProperty(event, "source", { value: source });
  window.dispatchEvent(event);
}

describe("the page around the viewer", () => {
  const open = {
    yingdunViewer: 1,
    type: "open",
    id: 7,
    parameters: { StudyInstanceUIDs: ["1.2"], slice: 3 },
  };

  it("is told that the viewer listens, by its origin alone", () => {
    expect(aPageAround().told).toEqual([{ message: { yingdunViewer: 1, type: "ready" }, origin: ORIGIN }]);
  });

  it("opens what it names, and gets an answer", () => {
    const { around, opened, told } = aPageAround();
    deliver(around, ORIGIN, open);
    expect(opened).toEqual([
      { studyInstanceUIDs: ["1.2"], seriesInstanceUIDs: [], sopInstanceUIDs: [], slice: 3 },
    ]);
    expect(told.at(-1)).toEqual({ message: { yingdunViewer: 1, type: "done", to: 7 }, origin: ORIGIN });
  });

  it("is not heard where its origin is not on the list, or where another window speaks", () => {
    const { around, opened, told } = aPageAround();
    deliver(around, "https://evil.example", open);
    deliver(window, ORIGIN, open);
    expect(opened).toEqual([]);
    expect(told).toHaveLength(1);
  });

  it.each([
    [{ ...open, yingdunViewer: 2 }, "yingdunViewer", "unknown"],
    [{ ...open, type: "close" }, "type", "unknown"],
    [{ ...open, parameters: undefined }, "parameters", "missing"],
    [{ ...open, parameters: { StudyInstanceUIDs: "../secret" } }, "StudyInstanceUIDs", "uid"],
    [
      { ...open, parameters: { StudyInstanceUIDs: Array.from({ length: 501 }, () => "1.2") } },
      "StudyInstanceUIDs",
      "text",
    ],
    [{ ...open, parameters: { StudyInstanceUIDs: "1.2", onload: "alert(1)" } }, "onload", "unknown"],
    [{ ...open, parameters: { StudyInstanceUIDs: [{ toString: "x" }] } }, "StudyInstanceUIDs", "text"],
    [{ ...open, parameters: {} }, "StudyInstanceUIDs", "missing"],
    [{ ...open, type: "set", parameters: { window: [40] } }, "window", "window"],
    [{ ...open, type: "set", parameters: { slice: 4 } }, "StudyInstanceUIDs", "missing"],
  ])("is told which parameter of %j is wrong", (data, parameter, reason) => {
    const { around, opened, told } = aPageAround();
    deliver(around, ORIGIN, data);
    expect(opened).toEqual([]);
    expect(told.at(-1)?.message).toMatchObject({ type: "failed", to: 7, parameter, reason });
  });

  it.each([undefined, "text", [], { type: "open" }])("may say what is not for the viewer: %j", (data) => {
    const { around, told } = aPageAround();
    deliver(around, ORIGIN, data);
    expect(told).toHaveLength(1);
  });

  it("sets what it likes, and is told where that cannot be", () => {
    const { around, embedding, told } = aPageAround();
    const set = vi.fn();
    embedding.onSet(set);
    const wishes = { layout: "1x2", window: [40, 400], tool: "length" };
    deliver(around, ORIGIN, { yingdunViewer: 1, type: "set", id: "a", parameters: wishes });
    expect(set).toHaveBeenCalledWith({
      layout: { rows: 1, columns: 2 },
      window: { center: 40, width: 400 },
      tool: "length",
    });
    set.mockImplementation(() => {
      throw new AddressFault("slice", "tooFew");
    });
    deliver(around, ORIGIN, { yingdunViewer: 1, type: "set", id: "b", parameters: { slice: 9 } });
    expect(told.at(-1)?.message).toMatchObject({ type: "failed", to: "b", parameter: "slice" });
  });
});

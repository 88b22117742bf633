import { describe, expect, it, vi } from "vitest";
import { DicomWeb, DicomWebFailure, textOf, type DicomDataset } from "../dicomweb";
import { writePresentationState } from "../gsps";
import type { Author } from "../sr";
import { readStudy, type Stack } from "../study";
import { anInstance } from "../testkit/instances";
import { PresentationSaver } from "./PresentationSaver";
import { ReaderIdentity } from "./ReaderIdentity";

const reader: Author = { name: "Li Wei" };
const slices = [anInstance(1), anInstance(2)];
const [stack] = readStudy(slices).items as [Stack];

const seen = (label: string) => ({
  label,
  frames: stack.frames,
  presented: { rotation: 0, flipped: false } as const,
  figuresOn: () => [],
});

const aState = (author: Author, label: string, second: number) =>
  writePresentationState({
    ...seen(label),
    study: { "0020000D": { vr: "UI", Value: ["1.1"] } },
    author,
    several: new Set(),
    before: [],
    now: new Date(2026, 2, 9, 8, 0, second),
  });

/** A page with a study of two slices and these states; the reader says who they are, or will not. */
function aPage(states: DicomDataset[] = [], says = true) {
  const server = new DicomWeb();
  const store = vi.spyOn(server, "store").mockResolvedValue();
  const search = vi.spyOn(server, "instances").mockResolvedValue([]);
  const metadata = vi.spyOn(server, "metadata");
  const identity = new ReaderIdentity({
    loggedIn: () => Promise.resolve<Author | undefined>(undefined),
    askReader: () => Promise.resolve(says ? reader : undefined),
  });
  const saver = new PresentationSaver({ server, study: readStudy([...slices, ...states]), identity });
  const labels = () => saver.state.states.map(({ label }) => label);
  return { saver, labels, store, search, metadata };
}

describe("presentation states", () => {
  it("of the study are listed, the newest first, and are no series to look at", () => {
    const states = [aState(reader, "first", 1), aState({ name: "B" }, "second", 2)];
    expect(aPage(states).labels()).toEqual(["second", "first"]);
    expect(readStudy([...slices, ...states]).items).toHaveLength(1);
  });

  it("are listed once they were stored, in one series of their author", async () => {
    const before = aState(reader, "first", 1);
    const { saver, labels, store } = aPage([before]);
    await saver.save(seen("second"));
    expect(store).toHaveBeenCalledOnce();
    expect(labels()).toEqual(["second", "first"]);
    expect(saver.state.saved).toMatchObject({
      seriesInstanceUID: textOf(before, "0020000E"),
      instanceNumber: 2,
      creator: "Li Wei",
    });
  });

  it("that others stored meanwhile are listed too", async () => {
    const { saver, labels, search, metadata } = aPage();
    const elsewhere = aState({ name: "B" }, "theirs", 1);
    search.mockResolvedValue([elsewhere]);
    metadata.mockResolvedValue([elsewhere]);
    await saver.save(seen("mine"));
    expect(labels()).toEqual(["mine", "theirs"]);
  });

  it("that may not be stored say so, and are stored once they may", async () => {
    const { saver, labels, store } = aPage();
    store.mockRejectedValueOnce(new DicomWebFailure("server", 403, "no"));
    await saver.save(seen("mine"));
    expect(saver.state).toMatchObject({ fault: "forbidden", saving: false });
    expect(labels()).toEqual([]);
    await saver.again();
    expect(saver.state.fault).toBeUndefined();
    expect(labels()).toEqual(["mine"]);
  });

  it("are not stored for whoever will not say who they are", async () => {
    const { saver, store } = aPage([], false);
    await saver.save(seen("mine"));
    expect(store).not.toHaveBeenCalled();
    expect(saver.state).toMatchObject({ saving: false, states: [] });
  });
});

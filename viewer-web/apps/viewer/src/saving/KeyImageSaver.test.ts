import { describe, expect, it, vi } from "vitest";
import { DicomWeb, DicomWebFailure, textOf, type DicomDataset } from "../dicomweb";
import { readKeyObject, writeKeyObject, type Author, type KeyObject } from "../sr";
import { readStudy } from "../study";
import { anInstance } from "../testkit/instances";
import { KeyImageSaver } from "./KeyImageSaver";
import { ReaderIdentity } from "./ReaderIdentity";

const reader: Author = { name: "Li Wei" };
const ct = "1.2.840.10008.5.1.4.1.1.2";
const imageOf = (number: number) => ({ sopClassUID: ct, sopInstanceUID: `1.9.${number}` });

const aSelection = (author: Author, numbers: number[], before: KeyObject[] = [], second = 0) =>
  writeKeyObject({
    study: { "0020000D": { vr: "UI", Value: ["1.1"] } },
    author,
    deviceUid: "2.25.1",
    images: numbers.map(imageOf),
    takenBack: false,
    seriesOf: () => "1.2",
    before,
    now: new Date(2026, 2, 9, 8, 0, second),
  });

const read = (selection: DicomDataset) => readKeyObject(selection) as KeyObject;

/** A page with the study's three slices and these selections. */
function aPage(selections: DicomDataset[] = []) {
  const server = new DicomWeb();
  const store = vi.spyOn(server, "store").mockResolvedValue();
  const search = vi.spyOn(server, "instances").mockResolvedValue([]);
  const metadata = vi.spyOn(server, "metadata");
  const loggedIn = vi.fn(() => Promise.resolve<Author | undefined>(undefined));
  const askReader = vi.fn(() => Promise.resolve<Author | undefined>(reader));
  const study = readStudy([anInstance(1), anInstance(2), anInstance(3), ...selections]);
  const identity = new ReaderIdentity({ loggedIn, askReader });
  const saver = new KeyImageSaver({ server, study, identity, deviceUid: "2.25.1" });
  const frames = study.items.flatMap((item) => (item.kind === "stack" ? item.frames : []));
  const open = (known: Author | undefined) => {
    identity.begin(known);
    saver.open();
  };
  const toggle = (number: number) => frames[number - 1] && saver.toggle(frames[number - 1]!);
  const shown = () =>
    [...saver.state.images.values()].map(({ number, own, others }) => [number, own, ...others]);
  const file = () => new Blob([store.mock.lastCall?.[1] ?? ""]).text();
  return { saver, open, toggle, shown, store, search, metadata, askReader, file };
}

describe("key images", () => {
  it("are unsaved once some are chosen, and saved after they were stored", async () => {
    const { saver, open, toggle, shown, store, file } = aPage();
    open(undefined);
    toggle(2);
    expect(saver.state.unsaved).toBe(true);
    expect(shown()).toEqual([[2, true]]);
    await saver.save();
    expect(saver.state).toMatchObject({ unsaved: false, saving: false });
    expect(await file()).toContain("1.9.2");
    await saver.save();
    expect(store).toHaveBeenCalledOnce();
  });

  it("that were chosen by mistake are nothing to save", () => {
    const { saver, open, toggle, shown } = aPage();
    open(reader);
    toggle(2);
    toggle(2);
    expect(saver.state.unsaved).toBe(false);
    expect(shown()).toEqual([]);
  });

  it("of the reader and of others are shown as what they are", () => {
    const { open, shown } = aPage([aSelection(reader, [1, 2]), aSelection({ name: "B" }, [2, 3])]);
    open(reader);
    expect(shown()).toEqual([
      [1, true],
      [2, true, "B"],
      [3, false, "B"],
    ]);
  });

  it("are those of the newest selection of each reader", () => {
    const first = aSelection(reader, [1, 2]);
    const second = aSelection(reader, [3], [read(first)], 1);
    const { open, shown } = aPage([second, first]);
    open(reader);
    expect(shown()).toEqual([[3, true]]);
  });

  it("can all be taken back, which the next page sees", async () => {
    const first = aSelection(reader, [1]);
    const { saver, open, toggle, shown, store } = aPage([first]);
    open(reader);
    toggle(1);
    expect(saver.state.unsaved).toBe(true);
    await saver.save();
    expect(store).toHaveBeenCalledOnce();
    expect(shown()).toEqual([]);
    const takenBack = writeKeyObject({
      study: { "0020000D": { vr: "UI", Value: ["1.1"] } },
      author: reader,
      deviceUid: "2.25.1",
      images: [imageOf(1)],
      takenBack: true,
      seriesOf: () => "1.2",
      before: [read(first)],
      now: new Date(2026, 2, 9, 9),
    });
    const next = aPage([first, takenBack]);
    next.open(reader);
    expect(next.shown()).toEqual([]);
  });

  it("become the reader's own once they say who they are", async () => {
    const { saver, open, toggle, shown, file } = aPage([aSelection(reader, [1])]);
    open(undefined);
    toggle(3);
    expect(shown()).toEqual([
      [1, false, "Li Wei"],
      [3, true],
    ]);
    await saver.save();
    expect(shown()).toEqual([
      [1, true],
      [3, true],
    ]);
    expect(await file()).toMatch(/1\.9\.1[\s\S]*1\.9\.3/);
  });

  it("of another page of the reader are taken in, and what was taken back there is gone here", async () => {
    const first = aSelection(reader, [1, 2]);
    const elsewhere = aSelection(reader, [2, 3], [read(first)], 1);
    const { saver, open, toggle, shown, search, metadata } = aPage([first]);
    search.mockResolvedValue([elsewhere]);
    metadata.mockResolvedValue([elsewhere]);
    open(reader);
    toggle(2);
    await saver.save();
    expect(shown()).toEqual([[3, true]]);
    expect(textOf(elsewhere, "00080060")).toBe("KO");
  });

  it("on images that are not open are kept by the next selection", async () => {
    const { saver, open, toggle, file } = aPage([aSelection(reader, [7])]);
    open(reader);
    toggle(1);
    await saver.save();
    expect(await file()).toContain("1.9.7");
  });

  it.each([
    [new DicomWebFailure("server", 403, ""), "forbidden"],
    [new DicomWebFailure("unreachable", 0, ""), "away"],
  ] as const)("that could not be stored stay, and it says why", async (failure, fault) => {
    const { saver, open, toggle, shown, store } = aPage();
    open(reader);
    toggle(1);
    store.mockRejectedValue(failure);
    await saver.save();
    expect(saver.state).toMatchObject({ fault, unsaved: true });
    expect(shown()).toEqual([[1, true]]);
  });

  it("are not those that a selection says to leave out", () => {
    const rejected = aSelection({ name: "B" }, [1]);
    const title = { "00080100": { vr: "SH", Value: ["113001"] }, "00080102": { vr: "SH", Value: ["DCM"] } };
    const { open, shown } = aPage([{ ...rejected, "0040A043": { vr: "SQ", Value: [title] } }]);
    open(reader);
    expect(shown()).toEqual([]);
  });
});

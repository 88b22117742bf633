import { describe, expect, it, vi } from "vitest";
import { DicomWeb, DicomWebFailure, type DicomDataset } from "../dicomweb";
import { keptMarks } from "../engine/keptMarks";
import { writeMarks, type Author, type RecordedMark } from "../sr";
import { readStudy } from "../study";
import { anInstance, atPosition } from "../testkit/instances";
import { MarkSaver } from "./MarkSaver";
import { ReaderIdentity } from "./ReaderIdentity";

const reader: Author = { name: "Li Wei" };
const space = { "00200052": ["UI", "2.25.4711"] } as const;
const slices = [1, 2, 3].map((z) =>
  anInstance(z, { ...atPosition(z), "00200052": [...space["00200052"]], "00280030": ["DS", 1, 1] }),
);

const aLength = (uid: string): RecordedMark => ({
  trackingUid: uid,
  kind: "length",
  frameOfReferenceUID: "2.25.4711",
  points: [
    [0, 0, 0],
    [3, 4, 0],
  ],
  amount: 5,
  unit: "",
});

const aReport = (author: Author, uids: string[]) =>
  writeMarks({
    study: { "0020000D": { vr: "UI", Value: ["1.1"] } },
    author,
    deviceUid: "2.25.1",
    marks: uids.map(aLength),
    seriesOf: () => "1.2",
    before: [],
    now: new Date(2026, 2, 9, 8),
  });

/** What the page has, whose it is. */
const shown = () => keptMarks.all().map(({ trackingUid, own, by }) => [trackingUid, own, by]);

/** A page with the study's three slices and these reports. */
function aPage(reports: DicomDataset[] = [], known: Author | undefined = reader) {
  keptMarks.remove(() => true);
  const server = new DicomWeb();
  const store = vi.spyOn(server, "store").mockResolvedValue();
  const search = vi.spyOn(server, "instances").mockResolvedValue([]);
  const metadata = vi.spyOn(server, "metadata");
  const study = readStudy([...slices, ...reports]);
  const identity = new ReaderIdentity({
    loggedIn: () => Promise.resolve<Author | undefined>(undefined),
    askReader: () => Promise.resolve<Author | undefined>(reader),
  });
  identity.begin(known);
  const saver = new MarkSaver({ server, study, engine: { marks: keptMarks }, identity, deviceUid: "2.25.1" });
  saver.open();
  keptMarks.onChange(() => saver.look());
  const [stack] = study.items;
  const draw = (uid: string) =>
    stack?.kind === "stack" &&
    keptMarks.add([
      { id: keptMarks.nextId(), ...aLength(uid), frame: stack.frames[0], own: true, amount: 5 },
    ]);
  const file = () => new Blob([store.mock.lastCall?.[1] ?? ""]).text();
  return { saver, draw, store, search, metadata, file };
}

describe("what was measured in planes", () => {
  it("is unsaved once it is drawn, and saved after it was stored", async () => {
    const { saver, draw, file } = aPage();
    expect(saver.state.unsaved).toBe(false);
    draw("2.25.1");
    expect(saver.state.unsaved).toBe(true);
    await saver.save();
    expect(saver.state).toMatchObject({ unsaved: false, saved: true });
    expect(await file()).toContain("2.25.4711");
  });

  it("comes back as the reader's own, and that of others under their names", () => {
    const { saver } = aPage([aReport(reader, ["2.25.1"]), aReport({ name: "B" }, ["2.25.2"])]);
    expect(shown()).toEqual([
      ["2.25.1", true, "Li Wei"],
      ["2.25.2", false, "B"],
    ]);
    expect(saver.state.unsaved).toBe(false);
  });

  it("is gone for the next page once it was taken away and saved", async () => {
    const { saver, store } = aPage([aReport(reader, ["2.25.1"])]);
    keptMarks.remove(({ trackingUid }) => trackingUid === "2.25.1");
    expect(saver.state.unsaved).toBe(true);
    await saver.save();
    expect(store).toHaveBeenCalledOnce();
    expect(saver.state.unsaved).toBe(false);
  });

  it("becomes the reader's own once they say who they are", async () => {
    const { saver, draw, file } = aPage([aReport(reader, ["2.25.1"])], undefined);
    draw("2.25.2");
    await saver.save();
    expect(shown().map(([, own]) => own)).toEqual([true, true]);
    expect(await file()).toMatch(/2\.25\.1\D[\s\S]*2\.25\.2\D/);
  });

  it("of another page of the reader is taken in, and not lost by the next save", async () => {
    const { saver, draw, search, metadata, file } = aPage();
    const elsewhere = aReport(reader, ["2.25.7"]);
    search.mockResolvedValue([elsewhere]);
    metadata.mockResolvedValue([elsewhere]);
    draw("2.25.8");
    await saver.save();
    expect(shown().map(([uid]) => uid)).toEqual(["2.25.8", "2.25.7"]);
    expect(await file()).toContain("2.25.7");
  });

  it("stays unsaved where the reader may not store, and the reason is told", async () => {
    const { saver, draw, store } = aPage();
    store.mockRejectedValue(new DicomWebFailure("server", 403, "no"));
    draw("2.25.1");
    await saver.save();
    expect(saver.state).toMatchObject({ unsaved: true, fault: "forbidden" });
  });
});

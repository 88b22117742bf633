import { describe, expect, it, vi } from "vitest";
import { DicomWeb, DicomWebFailure, textOf, type DicomDataset } from "../dicomweb";
import type { Engine } from "../engine";
import {
  newUid,
  readDocument,
  writeDocument,
  type Author,
  type MeasurementDocument,
  type RecordedDrawing,
} from "../sr";
import { readStudy } from "../study";
import { anInstance } from "../testkit/instances";
import { MeasurementSaver } from "./MeasurementSaver";
import { ReaderIdentity } from "./ReaderIdentity";

const image = { sopClassUID: "1.2.840.10008.5.1.4.1.1.2", sopInstanceUID: "1.9.1" };
const reader = { name: "Li Wei" };

const aLength = (): RecordedDrawing => ({
  trackingUid: newUid(),
  kind: "length",
  image,
  points: [
    [0, 0],
    [3, 4],
  ],
  quantities: [{ name: "length", numbers: [5], unit: "mm" }],
});

const aReport = (author: { name: string }, drawings: RecordedDrawing[], before: MeasurementDocument[] = []) =>
  writeDocument({
    study: { "0020000D": { vr: "UI", Value: ["1.1"] } },
    author,
    deviceUid: "2.25.1",
    drawings,
    seriesOf: () => "1.2",
    before,
    now: new Date(2026, 2, 9),
  });

const moved = (drawing: RecordedDrawing): RecordedDrawing => ({
  ...drawing,
  points: drawing.points.map(([column, row]) => [column, row + 2]),
});

/** As a server gives it that only points to long values. */
const withoutCoordinates = (report: DicomDataset) =>
  JSON.parse(JSON.stringify(report).replaceAll('"00700022"', '"00700099"')) as DicomDataset;

/** A page on which somebody drew, of a study with these reports. */
function aPage(reports: DicomDataset[] = []) {
  const server = new DicomWeb();
  const store = vi.spyOn(server, "store").mockResolvedValue();
  const search = vi.spyOn(server, "instances").mockResolvedValue([]);
  /** The file that was stored last, as text: its UIDs are ASCII. */
  const stored = () => new Blob([store.mock.lastCall?.[1] ?? ""]).text();
  const drawn: RecordedDrawing[] = [];
  const loaded: [name: string | undefined, own: boolean][] = [];
  const adopted: (string | undefined)[] = [];
  const savedDrawings = {
    recorded: () => drawn,
    load: (document, _, own) => {
      loaded.push([document.author?.name, own]);
      const there = drawn.map(({ trackingUid }) => trackingUid);
      drawn.push(...(own ? document.drawings : []).filter(({ trackingUid }) => !there.includes(trackingUid)));
    },
    drop: (uids) => {
      const left = drawn.filter(({ trackingUid }) => !uids.has(trackingUid));
      drawn.splice(0, drawn.length, ...left);
    },
    adopt: (document) => {
      adopted.push(document.author?.name);
      drawn.push(...document.drawings);
    },
    follow: () => undefined,
  } as Engine["savedDrawings"];
  const loggedIn = vi.fn(() => Promise.resolve<Author | undefined>(undefined));
  const askReader = vi.fn(() => Promise.resolve<typeof reader | undefined>(reader));
  const identity = new ReaderIdentity({ loggedIn, askReader });
  const saver = new MeasurementSaver({
    server,
    study: readStudy([anInstance(1), ...reports]),
    engine: { savedDrawings },
    identity,
    deviceUid: "2.25.1",
  });
  const open = (known: Author | undefined) => {
    identity.begin(known);
    saver.open();
  };
  return { saver, open, server, store, stored, search, drawn, loaded, adopted, loggedIn, askReader };
}

describe("measurements", () => {
  it("are unsaved once there are some, and saved after they were stored", async () => {
    const { saver, open, drawn, store } = aPage();
    open(undefined);
    drawn.push(aLength());
    saver.look();
    expect(saver.state).toMatchObject({ unsaved: true, saved: false });
    await saver.save();
    expect(saver.state).toMatchObject({ unsaved: false, saved: true, saving: false });
    expect(store).toHaveBeenCalledOnce();
    await saver.save();
    expect(store).toHaveBeenCalledOnce();
  });

  it("that somebody drew before the page knew who they are count as unsaved", () => {
    const { saver, open, drawn } = aPage();
    drawn.push(aLength());
    open(reader);
    saver.look();
    expect(saver.state.unsaved).toBe(true);
  });

  it.each([
    [403, "forbidden"],
    [404, "forbidden"],
    [401, "expired"],
    [409, "refused"],
    [500, "failed"],
  ] as const)("that the server answers %i to are kept, and it says why (%s)", async (status, fault) => {
    const { saver, open, drawn, store } = aPage();
    open(reader);
    drawn.push(aLength());
    store.mockRejectedValue(new DicomWebFailure("server", status, ""));
    await saver.save();
    expect(saver.state).toMatchObject({ fault, unsaved: true, saved: false });
    expect(drawn).toHaveLength(1);
  });

  it("are saved at the second try where the line was away at the first", async () => {
    const { saver, open, drawn, store } = aPage();
    open(reader);
    drawn.push(aLength());
    store.mockRejectedValueOnce(new DicomWebFailure("unreachable", 0, ""));
    await saver.save();
    expect(saver.state.fault).toBe("away");
    await saver.save();
    expect(saver.state).toMatchObject({ fault: undefined, unsaved: false });
  });

  it("are not saved where the reader does not say who they are", async () => {
    const { saver, open, drawn, store, askReader } = aPage();
    open(undefined);
    drawn.push(aLength());
    askReader.mockResolvedValue(undefined);
    await saver.save();
    expect(store).not.toHaveBeenCalled();
    expect(saver.state).toMatchObject({ unsaved: true, saving: false, fault: undefined });
  });
});

describe("a page that a login opened", () => {
  const li = { name: "li", login: "li" };

  it.each([
    ["is another's", { name: "wang", login: "wang" }, "another"],
    ["is no more", undefined, "expired"],
  ] as const)("saves nothing where the login %s, and says why", async (_, now, fault) => {
    const { saver, open, drawn, store, loggedIn } = aPage();
    open(li);
    drawn.push(aLength());
    loggedIn.mockResolvedValue(now);
    await saver.save();
    expect(store).not.toHaveBeenCalled();
    expect(saver.state).toMatchObject({ fault, unsaved: true });
  });

  it("saves once the same login is back", async () => {
    const { saver, open, drawn, loggedIn } = aPage();
    open(li);
    drawn.push(aLength());
    await saver.save();
    loggedIn.mockResolvedValue(li);
    await saver.save();
    expect(saver.state).toMatchObject({ fault: undefined, unsaved: false });
  });

  it("tries again by itself where nobody can be asked who is logged in", async () => {
    const { saver, open, drawn, store, loggedIn } = aPage();
    open(li);
    drawn.push(aLength());
    loggedIn.mockRejectedValue(new DicomWebFailure("unreachable", 0, ""));
    await saver.save();
    expect(store).not.toHaveBeenCalled();
    expect(saver.state.fault).toBe("away");
  });
});

describe("documents of the study", () => {
  it("are drawn, as the reader's own or as another's", () => {
    const { saver, open, loaded } = aPage([
      aReport(reader, [aLength()]),
      aReport({ name: "B" }, [aLength()]),
    ]);
    open(reader);
    expect(loaded.toSorted()).toEqual([
      ["B", false],
      ["Li Wei", true],
    ]);
    saver.look();
    expect(saver.state).toMatchObject({ unsaved: false, saved: true });
  });

  it("are the reader's once they say who they are, so that the next save holds what they hold", async () => {
    const { saver, open, drawn, adopted } = aPage([aReport(reader, [aLength()])]);
    open(undefined);
    drawn.push(aLength());
    await saver.save();
    expect(adopted).toEqual(["Li Wei"]);
    expect(drawn).toHaveLength(2);
  });

  it("that the reader saved meanwhile from another page are taken in before the next save", async () => {
    const { saver, open, server, search, drawn, loaded } = aPage();
    const elsewhere = aReport(reader, [aLength()]);
    search.mockResolvedValue([elsewhere]);
    vi.spyOn(server, "metadata").mockResolvedValue([elsewhere]);
    open(reader);
    drawn.push(aLength());
    await saver.save();
    expect(loaded).toEqual([["Li Wei", true]]);
    expect(drawn).toHaveLength(2);
    expect(textOf(elsewhere, "00080018")).toBeDefined();
  });

  it("keep what the reader saved on images that are not open", async () => {
    const closed = { ...aLength(), image: { ...image, sopInstanceUID: "1.9.7" } };
    const { saver, open, drawn, store, stored } = aPage([aReport(reader, [aLength(), closed])]);
    open(reader);
    drawn.push(aLength());
    await saver.save();
    expect(store).toHaveBeenCalledOnce();
    const text = await stored();
    expect(text).toContain(closed.trackingUid);
    drawn.forEach(({ trackingUid }) => expect(text).toContain(trackingUid));
  });

  it("that cannot be read are not saved over, and it says so", async () => {
    const { saver, open, drawn, store } = aPage([withoutCoordinates(aReport(reader, [aLength()]))]);
    open(reader);
    drawn.push(aLength());
    await saver.save();
    expect(store).not.toHaveBeenCalled();
    expect(saver.state).toMatchObject({ fault: "unreadable", unsaved: true });
  });

  it("of another reader that cannot be read are nothing that saving waits for", async () => {
    const { saver, open, drawn, store } = aPage([withoutCoordinates(aReport({ name: "B" }, [aLength()]))]);
    open(reader);
    drawn.push(aLength());
    await saver.save();
    expect(store).toHaveBeenCalledOnce();
  });
});

/** A page with what the first document holds, whose server has the second one by now. */
function aStalePage(
  first: RecordedDrawing[],
  second: RecordedDrawing[],
  served = (report: DicomDataset) => report,
) {
  const older = aReport(reader, first);
  const newer = aReport(reader, second, [readDocument(older, () => true) as MeasurementDocument]);
  const page = aPage([older]);
  page.search.mockResolvedValue([older, newer]);
  const metadata = vi.spyOn(page.server, "metadata").mockResolvedValue([served(newer)]);
  page.open(reader);
  return { ...page, metadata };
}

const placesOf = ({ drawn }: Pick<ReturnType<typeof aPage>, "drawn">, { trackingUid }: RecordedDrawing) =>
  drawn.filter((one) => one.trackingUid === trackingUid).map(({ points }) => points);

describe("a page that was left open while the reader went on at another one", () => {
  it("takes what was moved there, and does not write the old place again", async () => {
    const one = aLength();
    const page = aStalePage([one], [moved(one)]);
    page.drawn.push(aLength());
    await page.saver.save();
    expect(placesOf(page, one)).toEqual([moved(one).points]);
    expect(page.saver.state).toMatchObject({ unsaved: false, conflicts: 0 });
  });

  it("takes away what was taken away there", async () => {
    const one = aLength();
    const page = aStalePage([one], []);
    page.drawn.push(aLength());
    await page.saver.save();
    expect(placesOf(page, one)).toEqual([]);
    expect(page.drawn).toHaveLength(1);
  });

  it("does not draw again what it took away itself", async () => {
    const one = aLength();
    const page = aStalePage([one], [one]);
    page.drawn.splice(0);
    await page.saver.save();
    expect(page.drawn).toEqual([]);
    expect(page.saver.state.conflicts).toBe(0);
  });

  it("keeps its own version of what both changed, and says so", async () => {
    const one = aLength();
    const page = aStalePage([one], [moved(one)]);
    const here = moved(moved(one));
    page.drawn.splice(0, 1, here);
    await page.saver.save();
    expect(placesOf(page, one)).toEqual([here.points]);
    expect(page.saver.state).toMatchObject({ unsaved: false, conflicts: 1 });
  });

  it("says so still where it had to try again, and no more after the next save", async () => {
    const one = aLength();
    const page = aStalePage([one], [moved(one)]);
    page.drawn.splice(0, 1, moved(moved(one)));
    page.store.mockRejectedValueOnce(new DicomWebFailure("unreachable", 0, ""));
    await page.saver.save();
    await page.saver.save();
    expect(page.saver.state).toMatchObject({ unsaved: false, conflicts: 1 });
    page.drawn.push(aLength());
    await page.saver.save();
    expect(page.saver.state.conflicts).toBe(0);
  });

  it("takes it in at the second try where the line broke at the first", async () => {
    const one = aLength();
    const page = aStalePage([one], [moved(one)]);
    const [[newer], another] = [await page.server.metadata("1.1"), aReport({ name: "B" }, [])];
    page.search.mockResolvedValue([newer ?? {}, another]);
    page.metadata.mockResolvedValueOnce([newer ?? {}]);
    page.metadata.mockRejectedValueOnce(new DicomWebFailure("unreachable", 0, ""));
    page.drawn.push(aLength());
    await page.saver.save();
    expect(page.saver.state.fault).toBe("away");
    await page.saver.save();
    expect(placesOf(page, one)).toEqual([moved(one).points]);
  });

  it("takes nothing away where it cannot read what was saved there", async () => {
    const one = aLength();
    const page = aStalePage([one], [one], withoutCoordinates);
    page.drawn.push(aLength());
    await page.saver.save();
    expect(placesOf(page, one)).toHaveLength(1);
    expect(page.saver.state.fault).toBe("unreadable");
  });

  it("keeps what it saved itself where the other one saved at the same time and knew nothing of it", async () => {
    const page = aPage();
    page.open(reader);
    const mine = aLength();
    page.drawn.push(mine);
    await page.saver.save();
    const theirs = aLength();
    const report = writeDocument({
      study: { "0020000D": { vr: "UI", Value: ["1.1"] } },
      author: reader,
      deviceUid: "2.25.1",
      drawings: [theirs],
      seriesOf: () => "1.2",
      before: [],
      now: new Date(Date.now() + 60_000),
    });
    page.search.mockResolvedValue([report]);
    vi.spyOn(page.server, "metadata").mockResolvedValue([report]);
    page.drawn.push(aLength());
    await page.saver.save();
    expect(placesOf(page, mine)).toHaveLength(1);
    expect(placesOf(page, theirs)).toHaveLength(1);
    expect(page.drawn).toHaveLength(3);
  });
});

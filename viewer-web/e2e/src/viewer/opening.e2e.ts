import { beforeAll, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { brightness, greysOnScreen, largestDifference, TOLERANCE } from "./canvas";
import { page, turnTo } from "./page";
import { text } from "./readouts";
import { aStudyOfSeries, newUid, ramp, type Sample } from "./samples";
import { shownFrame, store, viewerUrl } from "./system";
import { slice } from "./twoSlices";

/** The number of a patient whom no other test knows. */
const patient = (issuer: string, id = newUid().slice(-20)) => ({
  id,
  issuer,
  elements: { "00100020": ["LO", id], "00100021": ["LO", issuer] } as ReturnType<typeof slice>,
});

const east = patient("East");
/** Another person whom another hospital gave the same number. */
const west = patient("West", east.id);
const accession = east.id.slice(-15);

const studyOf = (who: typeof east, date: string, number = ""): Sample => {
  const own = { ...who.elements, "00080020": ["DA", date], "00080050": ["SH", number] } as ReturnType<
    typeof slice
  >;
  return aStudyOfSeries([
    { ...slice(0), ...own },
    { ...slice(5), ...own },
    { ...slice(10), ...own },
  ]);
};
const older = studyOf(east, "20250102");
const newer = studyOf(east, "20260304", accession);
const other = studyOf(west, "20260506");

beforeAll(async () => {
  for (const sample of [older, newer, other]) {
    await store(sample);
  }
});

const metadata = () => asked.find((url) => url.includes("/metadata"));

/** The study that is asked for. */
async function opened(): Promise<string | undefined> {
  await expect.poll(metadata).toBeDefined();
  return metadata()?.split("/")[5];
}
let asked: string[] = [];
async function go(query: string) {
  asked = [];
  page.removeAllListeners("request");
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(viewerUrl(query));
}

const invoke = (query: string) => go(`IHEInvokeImageDisplay?${query}`);

describe("an address", () => {
  it("opens one slice under a window, in a layout, with a tool in the hand", async () => {
    await go(`?StudyInstanceUIDs=${newer.studyInstanceUID}&slice=3&window=400,200&tool=length`);
    await shownFrame(page, 2);
    await expect.poll(() => text("window-level")).toContain("200");
    const wanted = ramp(100).map((stored) => brightness(stored, 400, 200));
    await expect
      .poll(async () => largestDifference(await greysOnScreen(page), wanted))
      .toBeLessThanOrEqual(TOLERANCE);
    expect(await page.getByTestId("tool-length").getAttribute("aria-pressed")).toBe("true");
    await go(`?StudyInstanceUIDs=${newer.studyInstanceUID}&layout=1x2&slice=2`);
    await shownFrame(page, 1);
    expect(await page.getByTestId("cell-1").count()).toBe(1);
  });

  it("opens a study by its accession number, and a patient's newest of the issuer that it names", async () => {
    await go(`?AccessionNumber=${accession}`);
    expect(await opened()).toBe(newer.studyInstanceUID);
    await go(`?PatientID=${east.id}&IssuerOfPatientID=East&MostRecent=1`);
    expect(await opened()).toBe(newer.studyInstanceUID);
    await go(`?PatientID=${west.id}&IssuerOfPatientID=West`);
    expect(await opened()).toBe(other.studyInstanceUID);
  });

  it("leaves the choice to the person where one number is two persons', on a phone too", async () => {
    await turnTo({ width: 390, height: 844 });
    await go(`?PatientID=${east.id}&MostRecent=3`);
    const found = page.getByTestId("found-study");
    await expect.poll(() => found.count()).toBe(3);
    expect(await found.allInnerTexts()).toEqual([
      expect.stringContaining("West"),
      expect.stringContaining("East"),
      expect.stringContaining("East"),
    ]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await shoot(page, "found-studies-phone");
    await found.nth(2).click();
    expect(await opened()).toBe(older.studyInstanceUID);
  });

  it("says which parameter is wrong, and asks the server for nothing", async () => {
    for (const [query, name] of [
      ["window=wide", "window"],
      ["PatientID=7", "PatientID"],
    ] as const) {
      await go(`?StudyInstanceUIDs=${newer.studyInstanceUID}&${query}`);
      await page.locator("[data-testid=problem][data-problem=parameter]").waitFor();
      expect(await text("problem")).toContain(name);
      expect(asked.filter((url) => url.includes("/dicomweb/"))).toEqual([]);
    }
    await go(`?StudyInstanceUIDs=${newer.studyInstanceUID}&slice=4`);
    await page.locator("[data-testid=problem][data-problem=parameter]").waitFor();
    expect(await text("problem")).toContain("slice");
    await shoot(page, "wrong-parameter");
  });
});

describe("Invoke Image Display (RAD-106)", () => {
  it("opens studies by UID and by accession number", async () => {
    await invoke(
      `requestType=STUDY&studyUID=${older.studyInstanceUID}&viewerType=IHE_BIR&diagnosticQuality=true`,
    );
    expect(await opened()).toBe(older.studyInstanceUID);
    await invoke(`requestType=STUDY&accessionNumber=${accession}`);
    expect(await opened()).toBe(newer.studyInstanceUID);
  });

  it("opens the most recent of a patient's, and those before a day", async () => {
    const who = `requestType=PATIENT&patientID=${east.id}^^^East`;
    await invoke(`${who}&mostRecentResults=1`);
    expect(await opened()).toBe(newer.studyInstanceUID);
    await invoke(`${who}&upperDateTime=2025-12-31&modalitiesInStudy=CT`);
    expect(await opened()).toBe(older.studyInstanceUID);
  });

  it("says where nobody chose key images, and what is missing", async () => {
    await invoke(`requestType=STUDY&studyUID=${older.studyInstanceUID}&keyImagesOnly=true`);
    await page.locator("[data-testid=problem][data-problem=parameter]").waitFor();
    expect(await text("problem")).toContain("keyImagesOnly");
    await invoke("requestType=STUDY");
    await expect.poll(() => text("problem")).toContain("studyUID");
  });
});

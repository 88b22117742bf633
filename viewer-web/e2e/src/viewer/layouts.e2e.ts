import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { inaccessible, overflowing, settled, untranslated } from "../checks";
import { page, turnTo } from "./page";
import type { Elements } from "./part10";
import { aStudy, aStudyOfSeries, grey, ramp, SIDE, windowed, type Sample } from "./samples";
import { openStudy, picture, shownFrame, store, viewerUrl } from "./system";

const SPACE = "2.25.7777";
const AXIAL = "1\\0\\0\\0\\1\\0";
const CORONAL = "1\\0\\0\\0\\0\\-1";

/** Sections of one space, half a millimetre a pixel. */
const sections = (positions: number[][], orientation = AXIAL, space = SPACE): Elements[] =>
  positions.map((position) => ({
    ...grey(ramp(100)),
    ...windowed(700, 1000),
    "00200032": ["DS", position.join("\\")],
    "00200037": ["DS", orientation],
    "00200052": ["UI", space],
    "00280030": ["DS", "0.5\\0.5"],
  }));

const axial = (heights: number[], space?: string) =>
  sections(
    heights.map((z) => [0, 0, z]),
    AXIAL,
    space,
  );

const inCell = (place: number, testId: string) => page.getByTestId(`cell-${place}`).getByTestId(testId);

const isActive = (place: number) => page.getByTestId(`cell-${place}`).getAttribute("data-active");

const total = (place: number) => page.getByTestId(`viewport-${place}`).getAttribute("data-total");

const textIn = (place: number, testId: string) => inCell(place, testId).innerText();

const labels = (...places: number[]) => Promise.all(places.map((place) => textIn(place, "cell-label")));

const shown = (...places: number[]) => Promise.all(places.map((place) => picture(page, place).waitFor()));

/** A series of so many images is on the screen. */
const shownTotal = (place: number, images: number) =>
  page.locator(`[data-testid=viewport-${place}][data-total="${images}"][data-shown]`).waitFor();

async function arrange(layout: string) {
  await page.getByTestId("tool-layout").click();
  await page.getByTestId(`layout-${layout}`).click();
}

/** Of the series that the first cells show. */
const totals = (cells: number) =>
  Promise.all(Array.from({ length: cells }, (_, place) => picture(page, place).getAttribute("data-total")));

/** The index of the frame that a cell shows. */
const shownIn = (place: number) => page.getByTestId(`viewport-${place}`).getAttribute("data-shown");

/** Where in the patient the right edge of the first cell's picture lies. */
const right = () => textIn(0, "edge-right");

describe("a layout", () => {
  const sample = aStudyOfSeries(axial([0, 5, 10]), axial([0, 5]), axial([0]), axial([0, 5, 10, 15]));
  beforeAll(() => store(sample));
  beforeEach(() => openStudy(page, sample));

  it("of four shows four series, and one again when one is wanted", async () => {
    await arrange("2x2");
    await expect.poll(() => totals(4)).toEqual(["3", "2", "1", "4"]);
    await page.getByTestId("cell-3").click({ position: { x: 40, y: 200 } });
    await arrange("1x1");
    await expect.poll(() => totals(1)).toEqual(["4"]);
  });

  it("that is changed leaves the active cell at its image, as do planes that are opened and closed", async () => {
    await arrange("2x2");
    await expect.poll(() => totals(4)).toEqual(["3", "2", "1", "4"]);
    await page.getByTestId("cell-3").click({ position: { x: 40, y: 200 } });
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await shownFrame(page, 2, 3);
    await arrange("1x1");
    await shownTotal(0, 4);
    await shownFrame(page, 2, 0);
    await page.keyboard.press("x");
    await page.getByTestId("planes").waitFor();
    await page.keyboard.press("Escape");
    await shownFrame(page, 2, 0);
  });

  it("that is changed leaves a cell that keeps its place as the reader made it", async () => {
    await page.keyboard.press("ArrowDown");
    await shownFrame(page, 1, 0);
    await page.keyboard.press("i");
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(false);
    await arrange("1x2");
    await shownTotal(1, 2);
    await shownFrame(page, 1, 0);
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(false);
  });

  it("of twenty shows every series and says what to do with the places that are left", async () => {
    await arrange("4x5");
    await expect.poll(() => totals(4)).toEqual(["3", "2", "1", "4"]);
    await expect.poll(() => page.getByTestId("cell-19").innerText()).toContain("序列");
  });

  it("takes a series that is dragged onto a cell, which is then the active one", async () => {
    await arrange("1x2");
    await expect.poll(() => totals(2)).toEqual(["3", "2"]);
    await page.getByTestId("series-3").dragTo(page.getByTestId("cell-1"));
    await shownTotal(1, 4);
    await expect.poll(() => isActive(1)).toBe("true");
    await expect.poll(() => total(0)).toBe("3");
  });

  it("shows one series twice, each at its own image, and leaving one does not stop the other", async () => {
    await page.getByTestId("tool-layout").click();
    await page.getByTestId("tool-linked").click();
    await arrange("1x2");
    await page.getByTestId("series-0").dragTo(page.getByTestId("cell-1"));
    await shownTotal(1, 3);
    await page.keyboard.press("End");
    await expect.poll(() => shownIn(1)).toBe("2");
    await expect.poll(() => shownIn(0)).toBe("0");
    await page.getByTestId("series-2").click();
    await shownTotal(1, 1);
    await page.getByTestId("cell-0").click({ position: { x: 40, y: 200 } });
    await page.keyboard.press("End");
    await shownFrame(page, 2, 0);
    await inCell(0, "loaded").waitFor({ state: "detached" });
  });

  it("is there again after a reload, and gives way to what the address asks for", async () => {
    await arrange("2x2");
    await expect.poll(() => totals(4)).toEqual(["3", "2", "1", "4"]);
    await page.reload();
    await expect.poll(() => totals(4)).toEqual(["3", "2", "1", "4"]);
    await page.goto(viewerUrl(`?StudyInstanceUIDs=${sample.studyInstanceUID}&layout=1x3`));
    await expect.poll(() => totals(3)).toEqual(["3", "2", "1"]);
    expect(await page.getByTestId("cell-3").count()).toBe(0);
  });
});

describe("the active cell", () => {
  const sample = aStudyOfSeries(axial([0, 5, 10], "2.25.1"), axial([0, 5, 10], "2.25.2"));
  beforeAll(() => store(sample));
  beforeEach(async () => {
    await openStudy(page, sample);
    await arrange("1x2");
    await picture(page, 1).waitFor();
  });

  it("is where keys and presets act, and nowhere else", async () => {
    const before = await textIn(0, "window-level");
    await page.getByTestId("cell-1").click({ position: { x: 200, y: 300 } });
    await page.getByTestId("preset").selectOption("lung");
    await expect.poll(() => textIn(1, "window-level")).toMatch(/1500.*-600/);
    await page.keyboard.press("ArrowDown");
    await shownFrame(page, 1, 1);
    expect(await textIn(0, "window-level")).toBe(before);
    await shownFrame(page, 0, 0);
  });

  it("is reached by the keyboard", async () => {
    await page.getByTestId("cell-0").focus();
    await page.keyboard.press("Tab");
    await expect.poll(() => isActive(1)).toBe("true");
    await page.keyboard.press("End");
    await shownFrame(page, 2, 1);
  });

  it("takes back what was done in it, and keeps what was drawn in the other", async () => {
    const drawIn = async (place: number) => {
      const box = await picture(page, place).boundingBox();
      const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
      await page.mouse.move(x - 60, y);
      await page.mouse.down();
      await page.mouse.move(x + 60, y + 10, { steps: 5 });
      await page.mouse.up();
      await inCell(place, "measurement-1-value").waitFor();
    };
    await page.getByTestId("tool-length").click();
    await drawIn(0);
    await drawIn(1);
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(false);
    await page.keyboard.press("Control+z");
    await inCell(1, "measurement-1").waitFor({ state: "detached" });
    await page.getByTestId("cell-0").focus();
    await expect.poll(() => inCell(0, "measurement-1-value").count()).toBe(1);
  });
});

describe("cells in one space", () => {
  const sample = aStudyOfSeries(
    axial([0, 2, 4, 6, 8, 10, 12]),
    axial([12, 8, 4, 0]),
    sections([[0, 8, 20]], CORONAL),
    axial([0, 2, 4, 6, 8, 10, 12], "2.25.8888"),
  );
  beforeAll(() => store(sample));
  beforeEach(async () => {
    await openStudy(page, sample);
    await arrange("2x2");
    await shown(0, 1, 2, 3);
  });

  it("scroll together by position, until they are unlinked", async () => {
    await page.getByTestId("slice").fill("4");
    await expect.poll(() => shownIn(0)).toBe("4");
    // Series are sorted as their devices counted: 12, 8, 4, 0; and another space stays where it is.
    await expect.poll(() => shownIn(1)).toBe("1");
    await expect.poll(() => shownIn(3)).toBe("0");
    await page.getByTestId("tool-layout").click();
    await page.getByTestId("tool-linked").click();
    await page.getByTestId("slice").fill("0");
    await shownFrame(page, 0, 0);
    await shownFrame(page, 1, 1);
  });

  it("show where the active one cuts them", async () => {
    // Height 4 in a coronal picture whose uppermost row lies at 20: 32 rows of half a millimetre further down.
    await page.getByTestId("slice").fill("2");
    await shownFrame(page, 2, 0);
    const line = inCell(2, "reference-line");
    const box = await picture(page, 2).boundingBox();
    const side = Math.min(box?.width ?? 0, box?.height ?? 0);
    const expected = ((box?.height ?? 0) - side) / 2 + ((32 + 0.5) / SIDE) * side;
    await expect.poll(async () => Number(await line.getAttribute("y1"))).toBeCloseTo(expected, -1);
    await expect.poll(() => inCell(1, "reference-line").count()).toBe(0);
    await expect.poll(() => inCell(3, "reference-line").count()).toBe(0);
    await page.getByTestId("tool-layout").click();
    await page.getByTestId("tool-referenceLines").click();
    await line.waitFor({ state: "detached" });
  });
});

const projection = (modality: string, elements: Elements): Elements => ({
  ...grey(ramp(100)),
  ...windowed(700, 1000),
  "00080060": ["CS", modality],
  ...elements,
});

const mammogram = (side: string, view: string, alongRows: string) =>
  projection("MG", {
    "00200062": ["CS", side],
    "00185101": ["CS", view],
    "00200020": ["CS", `${alongRows}\\F`],
    "0008103E": ["LO", `${side} ${view}`],
  });

describe("hanging", () => {
  it("puts mammograms back to back, the right breast on the left", async () => {
    const sample = aStudyOfSeries(
      [mammogram("L", "MLO", "A")],
      [mammogram("L", "CC", "A")],
      [mammogram("R", "MLO", "P")],
      [mammogram("R", "CC", "A")],
    );
    await store(sample);
    await openStudy(page, sample);
    await shown(0, 1, 2, 3);
    await expect.poll(() => labels(0, 1, 2, 3)).toEqual(["R CC", "L CC", "R MLO", "L MLO"]);
    // The first was stored with the chest wall outside: it is mirrored, and is so again after a reset or an undo.
    await expect.poll(right).toBe("P");
    await page.keyboard.press("h");
    await expect.poll(right).toBe("A");
    await page.keyboard.press("Control+z");
    await expect.poll(right).toBe("P");
    await page.keyboard.press("h");
    await expect.poll(right).toBe("A");
    await page.getByTestId("tool-reset").click();
    await expect.poll(right).toBe("P");
    await expect.poll(() => textIn(1, "edge-left")).toBe("P");
    await shoot(page, "mammograms");
  });

  it("puts a chest beside the earlier one, with the days", async () => {
    const [now, before] = ["20260309", "20240101"].map((date) =>
      aStudy(projection("DX", { "00080020": ["DA", date], "0008103E": ["LO", "Chest PA"] })),
    ) as [Sample, Sample];
    await store(before);
    await store(now);
    await page.goto(viewerUrl(`?StudyInstanceUIDs=${before.studyInstanceUID},${now.studyInstanceUID}`));
    await shown(0, 1);
    await expect.poll(() => textIn(0, "cell-label")).toContain("2026-03-09");
    await expect.poll(() => textIn(1, "cell-label")).toContain("2024-01-01");
  });
});

describe("cells of two patients of one name", () => {
  it("say whose they are, with text off too", async () => {
    const [one, other] = ["410105199001011234", "410105199001015678"].map((id) =>
      aStudy(projection("DX", { "00100020": ["LO", id], "0008103E": ["LO", "Chest PA"] })),
    ) as [Sample, Sample];
    await store(one);
    await store(other);
    const uids = `${one.studyInstanceUID},${other.studyInstanceUID}`;
    await page.goto(viewerUrl(`?StudyInstanceUIDs=${uids}&layout=1x2`));
    await shown(0, 1);
    const expected = [expect.stringContaining("1234"), expect.stringContaining("5678")];
    await expect.poll(() => labels(0, 1)).toEqual(expected);
    await page.keyboard.press("t");
    await inCell(0, "frame-number").waitFor({ state: "detached" });
    expect(await labels(0, 1)).toEqual(expected);
    await shoot(page, "two patients");
  });
});

describe("on a phone", () => {
  const sample = aStudyOfSeries(axial([0, 5, 10]), axial([0, 5]), axial([0]), axial([0, 5, 10, 15]));
  beforeAll(() => store(sample));
  beforeEach(async () => {
    await turnTo({ width: 390, height: 844 });
    await openStudy(page, sample);
  });

  it("a tap on a cell and one on a series put the series there", async () => {
    await page.getByTestId("tool-layout").tap();
    await shoot(page, "layouts open 390 zh");
    const small = await page.locator(".tool-menu:popover-open button").evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { width, height } = button.getBoundingClientRect();
        return width < 44 || height < 44 ? [button.outerHTML] : [];
      }),
    );
    expect(small).toEqual([]);
    await page.getByTestId("layout-2x1").tap();
    await picture(page, 1).waitFor();
    await page.getByTestId("cell-1").tap();
    await expect.poll(() => isActive(1)).toBe("true");
    await page.getByTestId("series-3").tap();
    await shownTotal(1, 4);
    await expect.poll(() => total(0)).toBe("3");
  });
});

describe.each([
  { layout: "2x2", width: 1440, height: 900, language: "zh" },
  { layout: "4x5", width: 1440, height: 900, language: "zh" },
  { layout: "2x2", width: 1024, height: 768, language: "en" },
  { layout: "4x5", width: 390, height: 844, language: "zh" },
  { layout: "2x2", width: 390, height: 844, language: "en" },
] as const)("at $width×$height in $language", ({ layout, ...look }) => {
  it(`${layout} fits, speaks and is accessible`, async () => {
    const sample = aStudyOfSeries(axial([0, 2, 4, 6]), axial([6, 4, 2, 0]), sections([[0, 8, 20]], CORONAL));
    await store(sample);
    await turnTo(look);
    const pageErrors: string[] = [];
    page.on("pageerror", (error) => pageErrors.push(error.message));
    await page.goto(viewerUrl(`?StudyInstanceUIDs=${sample.studyInstanceUID}&layout=${layout}`));
    await shown(0, 1, 2);
    await settled(page);
    await shoot(page, `layout ${layout} ${look.width} ${look.language}`);
    expect({
      widerThanTheWindow: await overflowing(page),
      untranslated: await untranslated(page),
      inaccessible: await inaccessible(page),
      pageErrors,
    }).toEqual({ widerThanTheWindow: [], untranslated: [], inaccessible: [], pageErrors: [] });
  });
});

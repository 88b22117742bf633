import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { greysOnScreen } from "./canvas";
import { browser, page } from "./page";
import type { Elements } from "./part10";
import { text } from "./readouts";
import { aStudy, aStudyOfSeries, atHeight, grey, ramp, SIDE, windowed } from "./samples";
import { aPage, linkToken, openStudy, picture, shownFrame, store, viewerUrl } from "./system";

const marks = (name: string) => page.evaluate((wanted) => performance.getEntriesByName(wanted).length, name);

/** Draws over three of the four blocks of a row: 48 pixels. */
async function draw() {
  const box = await picture(page).boundingBox();
  const side = Math.min(box?.width ?? 0, box?.height ?? 0);
  const left = (box?.x ?? 0) + ((box?.width ?? 0) - side) / 2;
  const y = (box?.y ?? 0) + (box?.height ?? 0) / 2;
  await page.getByTestId("tool-length").click();
  await page.mouse.move(left + side / 8, y);
  await page.mouse.down();
  await page.mouse.move(left + (7 * side) / 8, y, { steps: 6 });
  await page.mouse.up();
  return page.getByTestId("measurement-1-value").innerText();
}

/** Slices whose value is their height, sent in this order and all numbered 1. */
const slices = (heights: number[]): Elements[] =>
  heights.map((z) => ({
    ...grey(Array.from({ length: 16 }, () => z)),
    ...atHeight(z),
    ...windowed(128, 256),
    "00200013": ["IS", "1"],
  }));

describe("a stack", () => {
  const sample = aStudy(...slices([120, 40, 200, 0, 160, 80, 240]));
  const ordered = [0, 40, 80, 120, 160, 200, 240];
  beforeAll(() => store(sample));
  beforeEach(() => openStudy(page, sample));

  it("is in order of position, with every slice, whatever the numbers say", async () => {
    for (const [index, height] of ordered.entries()) {
      await shownFrame(page, index);
      expect(Math.abs(((await greysOnScreen(page))[5] ?? -1) - height)).toBeLessThanOrEqual(2);
      await expect.poll(() => text("slice-position")).toContain(String(height));
      await page.keyboard.press("ArrowDown");
    }
    expect(await page.getByTestId("viewport-0").getAttribute("data-total")).toBe("7");
  });

  it("is gone through by wheel, keys, slider and dragging", async () => {
    const box = await picture(page).boundingBox();
    const middle = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.wheel(0, 100);
    await shownFrame(page, 1);
    await page.keyboard.press("End");
    await shownFrame(page, 6);
    await page.getByTestId("slice").fill("3");
    await shownFrame(page, 3);
    await page.getByTestId("tool-scroll").click();
    await page.mouse.move(middle.x, middle.y - 100);
    await page.mouse.down();
    await page.mouse.move(middle.x, middle.y + 250, { steps: 8 });
    await page.mouse.up();
    await expect
      .poll(async () => Number(await page.getByTestId("viewport-0").getAttribute("data-shown")))
      .toBeGreaterThan(3);
  });

  it("plays, at the rate that it says, until it is stopped", async () => {
    await page.getByTestId("tool-cine").click();
    await expect.poll(() => text("cine-rate")).toContain("15");
    await shownFrame(page, 2);
    await shownFrame(page, 5);
    await shownFrame(page, 0);
    await page.getByTestId("tool-cine").click();
    await page.getByTestId("cine-rate").waitFor({ state: "detached" });
  });

  it("says which way the patient lies and how large things are", async () => {
    expect(await Promise.all(["left", "right", "top", "bottom"].map((edge) => text(`edge-${edge}`)))).toEqual(
      ["R", "L", "A", "P"],
    );
    const bar = page.getByTestId("scale-bar");
    const millimetres = Number(await bar.getAttribute("data-millimetres"));
    const side = Math.min(...Object.values((await picture(page).boundingBox()) ?? {}).slice(2));
    const pixelsPerMillimetre = side / (SIDE * 0.5);
    expect((await bar.boundingBox())?.width).toBeCloseTo(millimetres * pixelsPerMillimetre, -1);
  });

  it("is wholly loaded by itself", async () => {
    await expect.poll(() => marks("series-loaded")).toBe(1);
    expect(await page.getByTestId("loaded").count()).toBe(0);
  });
});

describe("the window", () => {
  const sample = aStudy({ ...grey(ramp(100)), ...windowed(700, 1000) });
  beforeAll(() => store(sample));
  beforeEach(() => openStudy(page, sample));

  it("is what a preset says", async () => {
    await page.getByTestId("preset").selectOption("lung");
    await expect.poll(() => text("window-level")).toMatch(/1500.*-600/);
    await page.keyboard.press("1");
    await expect.poll(() => text("window-level")).toMatch(/400.*40/);
  });

  it("follows the mouse and comes back by reset", async () => {
    const before = await text("window-level");
    const box = await picture(page).boundingBox();
    await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 360, (box?.y ?? 0) + 340, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => text("window-level")).not.toBe(before);
    await page.getByTestId("tool-reset").click();
    await expect.poll(() => text("window-level")).toBe(before);
  });
});

describe("a length", () => {
  it.each([
    ["in the patient", { "00280030": ["DS", "0.5\\0.5"] }, 24, "mm", undefined],
    ["at the detector, and said so", { "00181164": ["DS", "0.2\\0.2"] }, 9.6, "mm", "detector"],
    [
      "divided by the magnification",
      { "00181164": ["DS", "0.2\\0.2"], "00181114": ["DS", "1.6"] },
      6,
      "mm",
      "magnification",
    ],
    ["in pixels where there is no spacing", {}, 48, "px", "unknown"],
    ["in pixels where the spacing is no number", { "00280030": ["DS", "0.2\0\0.2"] }, 48, "px", "unknown"],
  ] as [string, Elements, number, string, string | undefined][])(
    "is measured %s",
    async (_, elements, expected, unit, basis) => {
      const sample = aStudy({ ...grey(ramp(100)), ...elements });
      await store(sample);
      await openStudy(page, sample);
      const value = await draw();
      expect(Number.parseFloat(value)).toBeCloseTo(expected, 0);
      expect(value).toMatch(new RegExp(`${unit}$`));
      const said = await page
        .locator("[data-testid=measurement-1] [data-basis]")
        .evaluateAll((notes) => notes.map((note) => (note as HTMLElement).dataset["basis"]));
      expect(said).toEqual(basis === undefined ? [] : [basis]);
    },
  );
});

describe("the order of arrival", () => {
  it("is the picture first, then the engine, then the rest of the stack", async () => {
    const sample = aStudy(...slices([0, 40, 80, 120]));
    await store(sample);
    await openStudy(page, sample);
    await expect.poll(() => marks("series-loaded")).toBe(1);
    const times = await page.evaluate(() => {
      const resources = performance.getEntriesByType("resource");
      return {
        first: performance.getEntriesByName("first-image")[0]?.startTime ?? Number.NaN,
        engine: resources.find(({ name }) => /\/engine-/.test(name))?.startTime ?? Number.NaN,
        frames: resources.filter(({ name }) => name.endsWith("/frames/1")).map(({ startTime }) => startTime),
      };
    });
    expect(times.frames).toHaveLength(4);
    expect(times.first).toBeLessThan(times.engine);
    expect(times.frames.filter((time) => time > times.engine)).toHaveLength(3);
  });

  it("gives up a series that is left", async () => {
    const sample = aStudyOfSeries(slices([0, 40, 80, 120, 160, 200]), [grey(ramp(100))]);
    await store(sample);
    const given: string[] = [];
    page.on("requestfailed", (request) => given.push(request.failure()?.errorText ?? ""));
    let asked = 0;
    // The first frame comes, the others hang.
    await page.route(/\/frames\/1$/, (route) => (++asked === 1 ? route.continue() : undefined));
    await openStudy(page, sample);
    await expect.poll(() => asked).toBeGreaterThan(3);
    await page.getByTestId("series-1").click();
    await expect.poll(() => given.filter((error) => /ABORTED/.test(error)).length).toBeGreaterThan(2);
  });
});

describe("a series that is opened again", () => {
  it("is shown from memory", async () => {
    const sample = aStudyOfSeries(slices([0, 40]), [grey(ramp(100))]);
    await store(sample);
    const asked: string[] = [];
    page.on("request", (request) => request.url().endsWith("/frames/1") && asked.push(request.url()));
    await openStudy(page, sample);
    await expect.poll(() => marks("series-loaded")).toBe(1);
    await page.getByTestId("series-1").click();
    await expect.poll(() => marks("series-loaded")).toBe(2);
    await page.getByTestId("series-0").click();
    await expect.poll(() => text("frame-number")).toMatch(/1 \/ 2/);
    await picture(page).waitFor();
    expect(asked.length).toBe(new Set(asked).size);
  });
});

describe("two studies in one address", () => {
  it("each has its own patient over its series", async () => {
    const one = aStudy(grey(ramp(100)));
    const other = aStudy({
      ...grey(ramp(50)),
      "00100010": ["PN", "Li^Wei=李^伟"],
      "00200011": ["IS", "9"],
    });
    await store(one);
    await store(other);
    await page.goto(viewerUrl(`?StudyInstanceUIDs=${one.studyInstanceUID},${other.studyInstanceUID}`));
    await picture(page).waitFor();
    await expect.poll(() => text("patient-name")).toContain("张小三");
    await page.getByTestId("series-1").click();
    await expect.poll(() => text("patient-name")).toContain("李伟");
  });
});

describe("the token of a shared link", () => {
  it("leaves the address at once and goes with each request, and the name is masked", async () => {
    const sample = aStudy(grey(ramp(100)));
    await store(sample);
    const token = await linkToken(sample);
    const visit = await aPage(browser, { stranger: true });
    const sent = new Set<string | undefined>();
    visit.on("request", (request) => {
      if (request.url().includes("/dicomweb/")) {
        sent.add(request.headers()["authorization"]);
      }
    });
    await visit.goto(viewerUrl(`?StudyInstanceUIDs=${sample.studyInstanceUID}`, `#token=${token}`));
    await picture(visit).waitFor();
    expect(visit.url()).not.toContain("token");
    expect([...sent]).toEqual([`Bearer ${token}`]);
    expect(await visit.getByTestId("patient-name").innerText()).not.toMatch(/小三|Xiaosan/);
    await visit.context().close();
  });
});

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import type { Elements } from "./part10";
import { aStudy, grey, ramp } from "./samples";
import { aPage, launchBrowser, openStudy, picture, store } from "./system";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await aPage(browser);
  return () => page.context().close();
});

const HALF_LIFE = 6586.2;
const DOSE = 370e6;
/** 70 kg, injected an hour before the scan. */
const FACTOR = 70_000 / (DOSE * 2 ** (-3600 / HALF_LIFE));

/** Blocks of 0, 1000, 2000 … Bq/ml, by a slope that makes halves of the stored values. */
const pet = (elements: Elements = {}): Elements => ({
  ...grey(ramp(2000)),
  "00080060": ["CS", "PT"],
  "00080021": ["DA", "20240105"],
  "00080031": ["TM", "100000"],
  "00080022": ["DA", "20240105"],
  "00080032": ["TM", "100000"],
  "00101030": ["DS", "70"],
  "00280030": ["DS", "2\\2"],
  "00280051": ["CS", "ATTN\\DECY"],
  "00281052": ["DS", "0"],
  "00281053": ["DS", "0.5"],
  "00541001": ["CS", "BQML"],
  "00541102": ["CS", "START"],
  "00540016": [
    "SQ",
    [
      {
        "00181072": ["TM", "090000"],
        "00181074": ["DS", String(DOSE)],
        "00181075": ["DS", String(HALF_LIFE)],
      },
    ],
  ],
  ...elements,
});

/** Middle of a block of the picture, in the page. */
async function middleOf(block: number) {
  const box = await picture(page).boundingBox();
  const [width, height] = [box?.width ?? 0, box?.height ?? 0];
  const side = Math.min(width, height);
  return {
    x: (box?.x ?? 0) + (width - side) / 2 + (((block % 4) + 0.5) * side) / 4,
    y: (box?.y ?? 0) + (height - side) / 2 + ((Math.floor(block / 4) + 0.5) * side) / 4,
    reach: side / 12,
  };
}

describe("a PET with all that an SUV takes", () => {
  const sample = aStudy(pet());
  beforeAll(() => store(sample));
  beforeEach(() => openStudy(page, sample));

  it("begins with the window from SUV 0 to 5", async () => {
    await expect.poll(() => page.getByTestId("window-level").innerText()).toBe("SUV 0 – 5");
  });

  it("tells the SUV under the mouse", async () => {
    for (const block of [6, 9]) {
      const { x, y } = await middleOf(block);
      await page.mouse.move(x, y);
      await expect
        .poll(() => page.getByTestId("hover-value").innerText())
        .toBe(`${(block * 1000 * FACTOR).toFixed(2)} SUVbw`);
    }
  });

  it("is measured in SUV", async () => {
    const { x, y, reach } = await middleOf(10);
    await page.getByTestId("tool-measure").click();
    await page.getByTestId("tool-rectangle").click();
    await page.mouse.move(x - reach, y - reach);
    await page.mouse.down();
    await page.mouse.move(x + reach, y + reach, { steps: 5 });
    await page.mouse.up();
    const expected = (10_000 * FACTOR).toFixed(2);
    await expect.poll(() => page.getByTestId("measurement-1-value").innerText()).toBe(`${expected} SUVbw`);
    expect(await page.getByTestId("measurement-1-range").innerText()).toBe(`${expected} … ${expected} SUVbw`);
    expect(await page.getByTestId("measurement-1-deviation").innerText()).toBe("0.00 SUVbw");
    await shoot(page, "pet suv");
  });
});

it("a PET without the weight gives its concentration and says why there is no SUV", async () => {
  const sample = aStudy(pet({ "00101030": ["DS", ""] }));
  await store(sample);
  await openStudy(page, sample);
  expect(await page.getByTestId("no-suv").getAttribute("data-fault")).toBe("weight");
  const { x, y } = await middleOf(6);
  await page.mouse.move(x, y);
  await expect.poll(() => page.getByTestId("hover-value").innerText()).toBe("6000 Bq/ml");
});

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { greysOnScreen, largestDifference, TOLERANCE } from "./canvas";
import { choose, drag, place } from "./gestures";
import { page } from "./page";
import type { Elements } from "./part10";
import { text, value } from "./readouts";
import { aStudy, BLOCKS, grey, ramp, SIDE } from "./samples";
import { openStudy, picture, store } from "./system";

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

/** The middle of a block, in pixels of the picture. */
const middleOf = (block: number): [column: number, row: number] => [
  ((block % BLOCKS) + 0.5) * (SIDE / BLOCKS),
  (Math.floor(block / BLOCKS) + 0.5) * (SIDE / BLOCKS),
];

const pointTo = async (block: number) => page.mouse.move(...(await place(...middleOf(block))));

describe("a PET with all that an SUV takes", () => {
  const sample = aStudy(pet());
  beforeAll(() => store(sample));
  beforeEach(() => openStudy(page, sample));

  it("begins with the window from SUV 0 to 5", async () => {
    await expect.poll(() => text("window-level")).toBe("SUV 0 – 5");
  });

  it("begins black on white", async () => {
    const greys = ramp(1000 * FACTOR).map((suv) => 255 * (1 - Math.min(1, suv / 5)));
    await expect
      .poll(async () => largestDifference(await greysOnScreen(page), greys))
      .toBeLessThanOrEqual(TOLERANCE);
  });

  it("has windows in SUV, by name and by key", async () => {
    await page.getByTestId("preset").selectOption("suv10");
    await expect.poll(() => text("window-level")).toBe("SUV 0 – 10");
    await page.keyboard.press("2");
    await expect.poll(() => text("window-level")).toBe("SUV 0 – 7");
    await page.keyboard.press("g");
    await expect.poll(() => text("colour-bar-upper")).toBe("7");
  });

  it("tells the SUV under the mouse", async () => {
    for (const block of [6, 9]) {
      await pointTo(block);
      await expect.poll(() => text("hover-value")).toBe(`${(block * 1000 * FACTOR).toFixed(2)} SUVbw`);
    }
  });

  it("gets a window that is wider by SUV 2.5 by a drag over half of the height", async () => {
    const box = await picture(page).boundingBox();
    const [x, top, height] = [(box?.x ?? 0) + 200, box?.y ?? 0, box?.height ?? 0];
    await page.mouse.move(x, top + 0.75 * height);
    await page.mouse.down();
    await page.mouse.move(x, top + 0.25 * height, { steps: 8 });
    await page.mouse.up();
    await expect.poll(async () => Number((await text("window-level")).split(" – ")[1])).toBeCloseTo(7.5, 1);
    expect(await text("window-level")).toMatch(/^SUV 0 – /);
  });

  it("is measured in SUV", async () => {
    const [column, row] = middleOf(10);
    await choose("rectangle");
    await drag([column - 4, row - 4], [column + 4, row + 4]);
    const expected = (10_000 * FACTOR).toFixed(2);
    await expect.poll(() => value()).toBe(`${expected} SUVbw`);
    await expect.poll(() => value("range")).toBe(`${expected} … ${expected} SUVbw`);
    await expect.poll(() => value("deviation")).toBe("0.00 SUVbw");
    await shoot(page, "pet suv");
  });
});

it("the value under a mouse that rests is that of the picture that came there", async () => {
  const sample = aStudy(
    ...([2000, 4000].map((step, index) => ({
      ...pet(grey(ramp(step))),
      "00101030": ["DS", ""],
      "00200032": ["DS", `0\\0\\${index}`],
      "00200037": ["DS", "1\\0\\0\\0\\1\\0"],
    })) as Elements[]),
  );
  await store(sample);
  await openStudy(page, sample);
  await pointTo(6);
  await expect.poll(() => text("hover-value")).toBe("6000 Bq/ml");
  await page.mouse.wheel(0, 100);
  await expect.poll(() => text("hover-value")).toBe("12000 Bq/ml");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => text("hover-value")).toBe("6000 Bq/ml");
});

it("a PET without the weight gives its concentration and says why there is no SUV", async () => {
  const sample = aStudy(pet({ "00101030": ["DS", ""] }));
  await store(sample);
  await openStudy(page, sample);
  await expect.poll(() => page.getByTestId("no-suv").getAttribute("data-fault")).toBe("weight");
  await pointTo(6);
  await expect.poll(() => text("hover-value")).toBe("6000 Bq/ml");
});

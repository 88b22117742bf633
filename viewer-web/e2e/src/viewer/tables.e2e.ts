import { describe, expect, it } from "vitest";
import { brightness, greysOnScreen, largestDifference, TOLERANCE } from "./canvas";
import { page } from "./page";
import type { Elements } from "./part10";
import { aStudy, atHeight, grey, ramp, singleBits, table, windowed } from "./samples";
import { openStudy, picture, shownFrame, store } from "./system";

const MODALITY_LUT_SEQUENCE = "00283000";
const VOI_LUT_SEQUENCE = "00283010";

async function shows(...slices: Elements[]): Promise<number[]> {
  const sample = aStudy(...slices);
  await store(sample);
  await openStudy(page, sample);
  return greysOnScreen(page);
}

/** Dark for long, then steep: no window does that. Values 0 to 1500 in 12 bits. */
const steep = Array.from({ length: 1501 }, (_, value) => Math.round(4095 * (value / 1500) ** 3));
const steepGreys = ramp(100).map((value) => (255 * (steep[value] ?? 0)) / 4095);

const withCurve = { ...grey(ramp(100)), ...table(VOI_LUT_SEQUENCE, 0, 12, steep) };

/** To the right: a wider window, or a curve that is stretched. */
async function dragWindow() {
  const box = await picture(page).boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 80, y, { steps: 4 });
  await page.mouse.up();
  await page.getByTestId("voi-table").waitFor({ state: "detached" });
}

describe("a VOI table", () => {
  it("makes the brightness where no window came, in either polarity, and again after reset", async () => {
    const greys = await shows({ ...grey(ramp(100)), ...table(VOI_LUT_SEQUENCE, 0, 12, steep) });
    expect(largestDifference(greys, steepGreys)).toBeLessThanOrEqual(TOLERANCE);
    await expect.poll(() => page.getByTestId("voi-table").innerText()).toContain("HARD CONTRAST");

    await page.getByTestId("tool-invert").click();
    const inverted = steepGreys.map((one) => 255 - one);
    expect(largestDifference(await greysOnScreen(page), inverted)).toBeLessThanOrEqual(TOLERANCE);

    await page.getByTestId("tool-reset").click();
    expect(largestDifference(await greysOnScreen(page), steepGreys)).toBeLessThanOrEqual(TOLERANCE);
  });

  it("gives way to the window that the reader chooses", async () => {
    await shows({ ...grey(ramp(100)), ...table(VOI_LUT_SEQUENCE, 0, 12, steep) });
    await page.getByTestId("preset").selectOption("bone");
    const bone = ramp(100).map((value) => brightness(value, 400, 1800));
    expect(largestDifference(await greysOnScreen(page), bone)).toBeLessThanOrEqual(TOLERANCE);
    expect(await page.getByTestId("voi-table").count()).toBe(0);
  });

  it("comes back where that window is taken back, and goes where it is done again", async () => {
    await shows(withCurve);
    await page.getByTestId("preset").selectOption("bone");
    const bone = ramp(100).map((value) => brightness(value, 400, 1800));
    await page.keyboard.press("Control+z");
    await page.getByTestId("voi-table").waitFor();
    expect(largestDifference(await greysOnScreen(page), steepGreys)).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("Control+y");
    await page.getByTestId("voi-table").waitFor({ state: "detached" });
    expect(largestDifference(await greysOnScreen(page), bone)).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("i");
    const inverted = bone.map((one) => 255 - one);
    expect(largestDifference(await greysOnScreen(page), inverted)).toBeLessThanOrEqual(TOLERANCE);
  });

  it("is of its own picture: the next one of the series has its window", async () => {
    await shows(
      { ...withCurve, ...atHeight(0) },
      { ...grey(ramp(100)), ...windowed(700, 1000), ...atHeight(5) },
    );
    await page.keyboard.press("End");
    await shownFrame(page, 1);
    const own = ramp(100).map((value) => brightness(value, 700, 1000));
    expect(largestDifference(await greysOnScreen(page), own)).toBeLessThanOrEqual(TOLERANCE);
    await expect.poll(() => page.getByTestId("window-level").innerText()).toMatch(/1000.*700/);
    await page.keyboard.press("Home");
    await shownFrame(page, 0);
    expect(largestDifference(await greysOnScreen(page), steepGreys)).toBeLessThanOrEqual(TOLERANCE);
  });

  it("stays stretched as the reader dragged it, on the next picture, inverted, and after undo and redo", async () => {
    await shows({ ...withCurve, ...atHeight(0) }, { ...withCurve, ...atHeight(5) });
    await dragWindow();
    const stretched = await greysOnScreen(page);
    expect(largestDifference(stretched, steepGreys)).toBeGreaterThan(10);
    await page.keyboard.press("End");
    await shownFrame(page, 1);
    expect(largestDifference(await greysOnScreen(page), stretched)).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("i");
    const inverted = stretched.map((one) => 255 - one);
    expect(largestDifference(await greysOnScreen(page), inverted)).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("Control+z");
    expect(largestDifference(await greysOnScreen(page), stretched)).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("Control+z");
    expect(largestDifference(await greysOnScreen(page), steepGreys)).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("Control+y");
    expect(largestDifference(await greysOnScreen(page), stretched)).toBeLessThanOrEqual(TOLERANCE);
  });

  it("begins below zero where the values do, though the descriptor cannot say so", async () => {
    const centred = steep.map((_, place) => (place < 500 ? 0 : 4095));
    const greys = await shows({
      ...grey(ramp(100)),
      "00281052": ["DS", "-1000"],
      "00281053": ["DS", "1"],
      ...table(VOI_LUT_SEQUENCE, 65_536 - 1000, 12, centred),
    });
    expect(greys.map((one) => one > 128)).toEqual(ramp(100).map((value) => value >= 500));
  });
});

describe("a sigmoid", () => {
  it("comes back by reset, after turning and inverting", async () => {
    const expected = ramp(100).map((value) => 255 / (1 + Math.exp((-4 * (value - 700)) / 600)));
    const sigmoid = { ...windowed(700, 600), "00281056": ["CS", "SIGMOID"] } satisfies Elements;
    const greys = await shows({ ...grey(ramp(100)), ...sigmoid });
    expect(largestDifference(greys, expected)).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("i");
    await page.keyboard.press("]");
    await page.getByTestId("tool-reset").click();
    expect(largestDifference(await greysOnScreen(page), expected)).toBeLessThanOrEqual(TOLERANCE);
  });
});

describe("a modality table", () => {
  it("makes the values that the window is about", async () => {
    // Every value becomes ten times its distance from the last.
    const turned = ramp(1).map((value) => (15 - value) * 10);
    const greys = await shows({
      ...grey(ramp(1), "MONOCHROME2", 8),
      ...table(MODALITY_LUT_SEQUENCE, 0, 16, turned),
      ...windowed(75, 150),
    });
    const expected = turned.map((value) => brightness(value, 75, 150));
    expect(largestDifference(greys, expected)).toBeLessThanOrEqual(TOLERANCE);
  });
});

describe("an empty picture", () => {
  it.each([
    ["of bits", (values: number[]) => singleBits(values.map((value) => Math.min(1, value)))],
    ["of values", (values: number[]) => grey(values)],
  ])("%s is black, and leaves the next one as it is", async (_, pictureOf) => {
    const empty = ramp(0);
    const some = ramp(1).map((block) => (block % 3 === 0 ? 100 : 0));
    const greys = await shows(
      { ...pictureOf(empty), ...atHeight(0) },
      { ...pictureOf(some), ...atHeight(5) },
    );
    expect(Math.max(...greys)).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("End");
    await shownFrame(page, 1);
    const expected = some.map((value) => (value > 0 ? 255 : 0));
    expect(largestDifference(await greysOnScreen(page), expected)).toBeLessThanOrEqual(TOLERANCE);
  });
});

describe("a picture of single bits", () => {
  it("is black and white", async () => {
    const values = ramp(1).map((block) => (block % 3 === 0 ? 1 : 0));
    const greys = await shows({
      ...singleBits(values),
      "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.66.4"],
      "00080060": ["CS", "SEG"],
      "00620002": ["SQ", [{ "00620004": ["US", 1], "00620005": ["LO", "Liver"] }]],
      "52009229": ["SQ", [{ "0062000A": ["SQ", [{ "0062000B": ["US", 1] }]] }]],
    });
    expect(greys.map((one) => Math.round(one / 255))).toEqual(values);
    await expect.poll(() => page.getByTestId("segment").innerText()).toBe("Liver");
  });
});

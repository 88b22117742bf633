import { expect, it } from "vitest";
import { shoot } from "../browser";
import { blockColours, largestDifference, TOLERANCE } from "./canvas";
import { page, turnTo } from "./page";
import { text } from "./readouts";
import { openStudy } from "./system";
import { original, sample } from "./twoSlices";

/** Hot iron (PS3.6 table B.1-1): red rises first, then green, then blue; each is level at its end. */
const hotIron = (grey: number) => [
  Math.min(255, 2 * grey),
  Math.max(0, 2 * grey - 256),
  Math.max(0, 4 * grey - 768),
];

/** Four entries for a grey level, where blue rises fastest. */
const coloured = async (expected: number[][]) =>
  largestDifference((await blockColours(page)).flat(), expected.flat()) <= 4 * TOLERANCE;

const greys = original.map((grey) => [grey, grey, grey]);

async function chooseColours(map: string) {
  await page.getByTestId("tool-colours").click();
  await page.getByTestId(`colours-${map}`).click();
}

it("a palette colours the window, says so, and goes by undo, by reset and by its key", async () => {
  await chooseColours("hotIron");
  await expect.poll(() => coloured(original.map(hotIron))).toBe(true);
  expect(await text("colour-map")).toContain("热铁");
  expect(await text("colour-bar-upper")).toBe("1200");
  expect(await text("colour-bar-lower")).toBe("200");
  await page.keyboard.press("i");
  await expect.poll(() => coloured(original.map((grey) => hotIron(255 - grey)))).toBe(true);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("End");
  await expect.poll(() => text("frame-number")).toMatch(/2 \/ 2/);
  await expect.poll(() => coloured(original.map(hotIron))).toBe(true);
  await page.keyboard.press("Control+z");
  await expect.poll(() => coloured(greys)).toBe(true);
  await page.keyboard.press("g");
  await expect.poll(() => coloured(original.map(hotIron))).toBe(true);
  await page.keyboard.press("r");
  await expect.poll(() => coloured(greys)).toBe(true);
  expect(await page.getByTestId("colour-bar").count()).toBe(0);
});

it("a palette is chosen by a thumb", async () => {
  await turnTo({ width: 390, height: 844 });
  await openStudy(page, sample);
  await chooseColours("pet20Step");
  await expect.poll(() => page.getByTestId("colour-bar").getAttribute("data-colours")).toBe("pet20Step");
  await shoot(page, "colours_390");
});

import { expect, it } from "vitest";
import { choose, drag } from "./gestures";
import { page } from "./page";
import { value } from "./readouts";
import { aStudy, grey, ramp } from "./samples";
import { openStudy, store } from "./system";

/** A picture without lungs: the lines lie where chests usually have them, as parts of its 63 columns and rows. */
const sample = aStudy({
  ...grey(ramp(100)),
  "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.1.1"],
  "00080060": ["CS", "DX"],
});

const end = (x: number, y: number): [number, number] => [63 * x + 0.5, 63 * y + 0.5];

const proposal = () => page.locator("[data-testid=measurement-1] [data-proposal]");

it("a cardio-thoracic ratio is none before the reader has put both lines in their places", async () => {
  await store(sample);
  await openStudy(page, sample);
  await choose("cardiothoracic");
  await expect.poll(() => value()).toBe("—");
  expect(await proposal().getAttribute("data-proposal")).toBe("unsure");
  await drag(end(0.88, 0.68), end(0.75, 0.68));
  await expect.poll(() => value("thorax")).toMatch(/^39\.\d px$/);
  expect(await value()).toBe("—");
  await drag(end(0.66, 0.6), end(0.6, 0.6));
  await expect.poll(async () => Number(await value())).toBeCloseTo(0.25 / 0.63, 1);
  expect(await proposal().count()).toBe(0);
  await page.keyboard.press("Control+z");
  await expect.poll(() => value()).toBe("—");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.getByTestId("measurement-1").waitFor({ state: "detached" });
});

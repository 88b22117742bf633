import { describe, expect, it } from "vitest";
import { blockColours, brightness, greysOnScreen, largestDifference, TOLERANCE } from "./canvas";
import { page } from "./page";
import type { Elements } from "./part10";
import { aStudy, grey, palette, planarRgb, ramp, windowed, type Colour } from "./samples";
import { openStudy, store } from "./system";

async function shows(elements: Elements): Promise<number[]> {
  const sample = aStudy(elements);
  await store(sample);
  await openStudy(page, sample);
  return greysOnScreen(page);
}

async function showsColours(elements: Elements): Promise<number[]> {
  await shows(elements);
  return (await blockColours(page)).flat();
}

describe("grey pictures", () => {
  it("are shown under the window that they came with", async () => {
    const greys = await shows({ ...grey(ramp(100)), ...windowed(700, 1000) });
    expect(
      largestDifference(
        greys,
        ramp(100).map((value) => brightness(value, 700, 1000)),
      ),
    ).toBeLessThanOrEqual(TOLERANCE);
  });

  it("without a window are shown from their lowest to their highest value", async () => {
    const greys = await shows(grey(ramp(100)));
    expect(greys[0]).toBeLessThanOrEqual(TOLERANCE);
    expect(greys.at(-1)).toBeGreaterThanOrEqual(255 - TOLERANCE);
  });

  it("are rescaled before the window: a negative slope turns them, and nothing else does", async () => {
    const values = ramp(16);
    const rescaled = values.map((value) => -10 * value + 3000);
    const greys = await shows({
      ...grey(values, "MONOCHROME2", 8),
      ...windowed(1800, 2400),
      "00281052": ["DS", "3000"],
      "00281053": ["DS", "-10"],
    });
    expect(
      largestDifference(
        greys,
        rescaled.map((value) => brightness(value, 1800, 2400)),
      ),
    ).toBeLessThanOrEqual(TOLERANCE);
  });

  it("are shown though their spacing and their window are no numbers", async () => {
    const greys = await shows({
      ...grey(ramp(100)),
      "00280030": ["DS", "0.2\0\0.2"],
      "00281050": ["DS", "NaN"],
      "00281051": ["DS", "400"],
    });
    expect(greys.at(-1)).toBeGreaterThanOrEqual(255 - TOLERANCE);
  });

  it.each([
    ["with a window", windowed(700, 1000)],
    ["without one", {}],
  ])(
    "of MONOCHROME1 %s have their lowest value white, and again after reset and inverting twice",
    async (_, elements) => {
      const greys = await shows({ ...grey(ramp(100), "MONOCHROME1"), ...elements });
      expect(greys[0]).toBeGreaterThanOrEqual(255 - TOLERANCE);
      expect(greys).toEqual(greys.toSorted((a, b) => b - a));

      await page.getByTestId("tool-invert").click();
      const inverted = await greysOnScreen(page);
      expect(
        largestDifference(
          inverted,
          greys.map((one) => 255 - one),
        ),
      ).toBeLessThanOrEqual(TOLERANCE);
      await page.getByTestId("tool-invert").click();
      expect(await greysOnScreen(page)).toEqual(greys);

      await page.getByTestId("tool-invert").click();
      await page.getByTestId("tool-reset").click();
      expect(await greysOnScreen(page)).toEqual(greys);
    },
  );
});

describe("colour pictures", () => {
  const colours: Colour[] = ramp(1).map((block) => [block * 16, 255 - block * 16, (block % 4) * 80]);

  it("whose planes lie one after the other have the colours that were coded", async () => {
    expect(largestDifference(await showsColours(planarRgb(colours)), colours.flat())).toBeLessThanOrEqual(
      TOLERANCE,
    );
  });

  it.each([
    ["plain", false],
    ["segmented", true],
  ])("with a %s palette have the palette's colours", async (_, segmented) => {
    const shown = await showsColours(palette(ramp(1), colours, segmented));
    expect(largestDifference(shown, colours.flat())).toBeLessThanOrEqual(TOLERANCE);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { greyAt, greysOnScreen, largestDifference, TOLERANCE } from "./canvas";
import { heights, openPlanes, slices } from "./cube";
import { page } from "./page";
import { text } from "./readouts";
import { aStudy } from "./samples";
import { openStudy, picture, shownFrame, store } from "./system";

const sample = aStudy(...slices(heights));
beforeAll(() => store(sample));

type Contexts = { contexts: WebGL2RenderingContext[]; stays: boolean };

/** So that a test can take away what the page draws with. */
async function watchGraphics() {
  await page.addInitScript(() => {
    const here = window as unknown as Contexts;
    here.contexts = [];
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...asked: unknown[]) {
      const context = (getContext as (...of: unknown[]) => unknown).apply(this, asked);
      if (context instanceof WebGL2RenderingContext) {
        here.contexts.push(context);
      }
      return context;
    } as typeof getContext;
  });
}

/** All that there are, as when a driver starts anew. */
async function loseGraphics() {
  await page.evaluate(() =>
    (window as unknown as Contexts).contexts
      .filter((context) => !context.isContextLost())
      .forEach((context) => context.getExtension("WEBGL_lose_context")?.loseContext()),
  );
}

const problem = (kind: string) => page.locator(`[data-testid=problem][data-problem=${kind}]`);

describe("graphics that are taken away", () => {
  it("come back with the pictures as they were looked at, and are not asked for for ever", async () => {
    await watchGraphics();
    await openStudy(page, sample);
    await page.evaluate(() => ((window as unknown as Contexts).stays = true));
    await page.keyboard.press("PageDown");
    await page.keyboard.press("i");
    await shownFrame(page, 10);
    const before = await greysOnScreen(page);
    await loseGraphics();
    // What was drawn would stay on the screen, under the name of whatever is gone on to.
    await problem("graphics").waitFor();
    await shownFrame(page, 10);
    await expect
      .poll(async () => largestDifference(before, await greysOnScreen(page)))
      .toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("Control+z");
    await expect.poll(async () => largestDifference(before, await greysOnScreen(page))).toBeGreaterThan(100);
    await openPlanes();
    for (let losses = 0; losses < 2; losses++) {
      await loseGraphics();
      await problem("graphics").waitFor();
      await page.locator("[data-testid=planes][data-ready=true]").waitFor();
    }
    await loseGraphics();
    await problem("engine").waitFor();
    await page.getByTestId("retry").click();
    await page.locator("[data-testid=planes][data-ready=true]").waitFor();
    await page.keyboard.press("Escape");
    await picture(page).waitFor();
    expect(await page.evaluate(() => (window as unknown as Contexts).stays)).toBe(true);
  });
});

it("a volume that is more than the device's memory holds is cut at a lower resolution, and the planes say so", async () => {
  // A quarter of a megabyte for 32 frames of 8 kB each, four fifths of it for volumes.
  await page.addInitScript(() => Object.defineProperty(navigator, "deviceMemory", { value: 0.001 }));
  await openStudy(page, sample);
  await openPlanes();
  const inAxial = page.getByTestId("plane-axial");
  await expect.poll(() => inAxial.getByTestId("reduced").innerText()).toContain("1/2");
  await expect.poll(() => greyAt(page, "plane-coronal", 0.8, 0.2)).toBeGreaterThan(240);
  await expect.poll(() => greyAt(page, "plane-coronal", 0.8, 0.8)).toBeLessThan(15);
  await page.keyboard.press("x");
  await picture(page).waitFor();
  await expect.poll(() => text("window-level")).toContain("1000");
});

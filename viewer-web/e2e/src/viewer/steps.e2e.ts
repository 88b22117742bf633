import { describe, expect, it } from "vitest";
import { brightness, greysOnScreen, largestDifference, TOLERANCE } from "./canvas";
import { choose, click, drag, place } from "./gestures";
import { page } from "./page";
import { edges, text, value } from "./readouts";
import { aStudy, ramp, windowed } from "./samples";
import { openStudy, shownFrame, store } from "./system";
import { original, slice } from "./twoSlices";

describe("what was done", () => {
  it("is taken back step by step, and done again", async () => {
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(true);
    await page.keyboard.press("i");
    await page.keyboard.press("]");
    await page.getByTestId("preset").selectOption("lung");
    await choose("length");
    await drag([8, 32], [56, 32]);
    await page.getByTestId("measurement-1").waitFor();

    await page.keyboard.press("Control+z");
    await page.getByTestId("measurement-1").waitFor({ state: "detached" });
    await expect.poll(() => text("window-level")).toMatch(/1500.*-600/);
    await page.keyboard.press("Control+z");
    await expect.poll(() => text("window-level")).toMatch(/1000.*700/);
    await expect.poll(() => edges()).toBe("PARL");
    await page.keyboard.press("Control+z");
    await expect.poll(() => edges()).toBe("RLAP");
    await page.getByTestId("tool-undo").click();
    await expect
      .poll(async () => largestDifference(await greysOnScreen(page), original))
      .toBeLessThanOrEqual(TOLERANCE);
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(true);

    for (let step = 0; step < 4; step++) {
      await page.getByTestId("tool-redo").click();
    }
    await expect.poll(() => edges()).toBe("PARL");
    await expect.poll(() => value()).toBe("24.0 mm");
  });
});

describe("a step", () => {
  it("is a drag that ends outside of the picture too", async () => {
    const [x, y] = await place(32, 32);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 4 });
    await page.mouse.move(x + 60, 4, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => text("window-level")).not.toMatch(/1000.*700/);
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(false);
    await page.keyboard.press("Control+z");
    await expect.poll(() => text("window-level")).toMatch(/1000.*700/);
  });

  it("is not the looking at another image and a click on it", async () => {
    const mr = aStudy(slice(0), { ...slice(5), ...windowed(300, 400) });
    await store(mr);
    await openStudy(page, mr);
    await page.keyboard.press("End");
    await shownFrame(page, 1);
    await choose("pan");
    await click(32, 32);
    await page.waitForTimeout(100);
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(true);
  });

  it("that is taken back leaves every image its own window", async () => {
    const mr = aStudy(slice(0), { ...slice(5), ...windowed(300, 400) });
    await store(mr);
    await openStudy(page, mr);
    await page.keyboard.press("]");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("End");
    await shownFrame(page, 1);
    await expect.poll(() => text("window-level")).toMatch(/400.*300/);
    const greys = ramp(100).map((stored) => brightness(stored, 300, 400));
    expect(largestDifference(await greysOnScreen(page), greys)).toBeLessThanOrEqual(TOLERANCE);
  });

  it("is a drawing that is complete, however often it was clicked", async () => {
    await choose("length");
    await click(16, 16);
    await page.mouse.move(...(await place(40, 16)), { steps: 4 });
    await page.waitForTimeout(100);
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(true);
    await click(48, 16);
    await expect.poll(() => value()).toBe("16.0 mm");
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(false);
    await page.keyboard.press("Control+z");
    await page.getByTestId("measurement-1").waitFor({ state: "detached" });
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(true);
  });

  it("is not lost where a drawing that has begun is given up by undo", async () => {
    await page.keyboard.press("i");
    await choose("length");
    await click(16, 16);
    await page.mouse.move(...(await place(40, 16)), { steps: 4 });
    await page.getByTestId("measurement-1").waitFor();
    await page.keyboard.press("Control+z");
    await page.getByTestId("measurement-1").waitFor({ state: "detached" });
    await page.mouse.move(...(await place(48, 24)), { steps: 4 });
    const inverted = original.map((one) => 255 - one);
    expect(largestDifference(await greysOnScreen(page), inverted)).toBeLessThanOrEqual(TOLERANCE);
    expect(await page.getByTestId("measurement-1").count()).toBe(0);
    await page.keyboard.press("Control+z");
    await expect
      .poll(async () => largestDifference(await greysOnScreen(page), original))
      .toBeLessThanOrEqual(TOLERANCE);
  });
});

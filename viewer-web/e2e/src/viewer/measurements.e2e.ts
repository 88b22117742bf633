import { describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { choose, click, drag, place } from "./gestures";
import { page } from "./page";
import { value } from "./readouts";
import { aStudy, grey, ramp } from "./samples";
import { openStudy, picture, shownFrame, store } from "./system";
import "./twoSlices";

describe("a measurement", () => {
  it("of a rectangle has the statistics of what is inside, in Hounsfield units", async () => {
    await choose("rectangle");
    // Half of it in the block of 500, half in that of 600.
    await drag([24, 20], [40, 28]);
    await expect.poll(() => value()).toBe("550.0 HU");
    await expect.poll(() => value("range")).toBe("500 … 600 HU");
    // 16 by 8 pixels of half a millimetre.
    expect(Number.parseFloat(await value("area"))).toBeCloseTo(32, -0.5);
    await shoot(page, "rectangle");
  });

  it("of an ellipse inside a block has its value alone", async () => {
    await choose("ellipse");
    await drag([24, 24], [30, 30]);
    await expect.poll(() => value()).toBe("500.0 HU");
    await expect.poll(() => value("deviation")).toBe("0.0 HU");
  });

  it("of a circle, drawn from its centre, has the area of its radius", async () => {
    await choose("circle");
    await drag([24, 24], [28, 24]);
    await expect.poll(() => value()).toBe("500.0 HU");
    expect(Number.parseFloat(await value("area"))).toBeCloseTo(4 * Math.PI, 0);
  });

  it("of a contour drawn freely has them too", async () => {
    await choose("freehand");
    await drag([20, 20], [28, 20], [28, 28], [20, 28], [20, 20.5]);
    await expect.poll(() => value()).toBe("500.0 HU");
    expect(Math.abs(Number.parseFloat(await value("area")) - 16)).toBeLessThan(1);
  });

  it("of an angle is at the point in its middle", async () => {
    await choose("angle");
    await drag([16, 16], [16, 40]);
    await click(40, 40);
    expect(Math.abs(Number.parseFloat(await value()) - 90)).toBeLessThan(0.5);
  });

  it("of Cobb is between two lines that do not meet", async () => {
    await choose("cobb");
    await drag([10, 10], [30, 10]);
    await page.mouse.move(...(await place(10, 30)));
    await drag([10, 30], [30, 50]);
    expect(Math.abs(Number.parseFloat(await value()) - 45)).toBeLessThan(0.5);
  });

  it("of two diameters has both", async () => {
    await choose("bidirectional");
    await drag([12, 32], [52, 32]);
    await expect.poll(() => value()).toBe("20.0 mm");
    await expect.poll(() => value("short")).toMatch(/mm$/);
  });

  it("of a point is the value there", async () => {
    await choose("probe");
    await click(40, 24);
    await expect.poll(() => value()).toBe("600 HU");
  });

  it.each(["label", "arrow"])("of words (%s) says what was written", async (kind) => {
    await choose(kind);
    if (kind === "arrow") {
      await drag([40, 40], [24, 24]);
    } else {
      await click(24, 24);
    }
    await page.getByTestId("ask-text-input").fill("结节");
    await page.getByTestId("ask-text-done").click();
    await expect.poll(() => value()).toBe("结节");
  });

  it("leads back to its image, and is removed", async () => {
    await choose("length");
    await drag([8, 32], [56, 32]);
    await page.keyboard.press("End");
    await shownFrame(page, 1);
    await page.getByTestId("measurement-1-jump").click();
    await shownFrame(page, 0);
    await page.getByTestId("measurement-1-remove").click();
    await expect.poll(() => page.getByTestId("measurement-1").count()).toBe(0);
  });

  it("along a row takes the distance between columns, where pixels are not square", async () => {
    const flat = aStudy({ ...grey(ramp(100)), "00280030": ["DS", "0.5\\1.0"] });
    await store(flat);
    await openStudy(page, flat);
    const box = await picture(page).boundingBox();
    // Twice as wide as high: it fills the width or half of the height.
    const width = Math.min(box?.width ?? 0, 2 * (box?.height ?? 0));
    const left = (box?.x ?? 0) + ((box?.width ?? 0) - width) / 2;
    const y = (box?.y ?? 0) + (box?.height ?? 0) / 2;
    await choose("length");
    await page.mouse.move(left + width / 8, y);
    await page.mouse.down();
    await page.mouse.move(left + (7 * width) / 8, y, { steps: 6 });
    await page.mouse.up();
    expect(Number.parseFloat(await value())).toBeCloseTo(48, 0);
  });
});

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { choose, drag } from "./gestures";
import { page } from "./page";
import type { Elements } from "./part10";
import { value } from "./readouts";
import { aStudy, grey, ramp } from "./samples";
import { openStudy, shownFrame, store } from "./system";

/** Half a millimetre at the detector. */
const radiograph: Elements = {
  ...grey(ramp(100)),
  "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.1.1"],
  "00080060": ["CS", "DX"],
  "00181164": ["DS", "0.5\\0.5"],
};
const sample = aStudy(radiograph, radiograph);

beforeAll(() => store(sample));
beforeEach(() => openStudy(page, sample));

const basis = () => page.locator("[data-testid=measurement-1] [data-basis]").getAttribute("data-basis");

async function say(millimetres: string, series: boolean) {
  await choose("calibration");
  await drag([16, 16], [48, 16]);
  await page.getByTestId("calibration-length").fill(millimetres);
  if (series) {
    await page.getByTestId("calibration-series").check();
  }
  await shoot(page, "calibration");
  await page.getByTestId("calibration-done").click();
}

describe("a length that the reader says", () => {
  it("is what others of the image stand on, until it is taken back", async () => {
    await choose("length");
    await drag([16, 40], [32, 40]);
    await expect.poll(() => value()).toBe("8.0 mm");
    expect(await basis()).toBe("detector");
    await say("12,8", false);
    await expect.poll(() => value()).toBe("6.4 mm");
    expect(await basis()).toBe("reader");
    expect(await page.getByTestId("measurement-2-value").innerText()).toBe("12.8 mm");
    await page.getByText("阅片者校准").first().waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(() => value()).toBe("8.0 mm");
    expect(await page.getByTestId("measurement-2").count()).toBe(0);
    await page.keyboard.press("Control+y");
    await expect.poll(() => value()).toBe("6.4 mm");
    await page.getByTestId("measurement-2-remove").click();
    await expect.poll(() => basis()).toBe("detector");
  });

  it("holds for the series where that is asked, and for nothing where it is given up", async () => {
    await choose("calibration");
    await drag([16, 16], [48, 16]);
    await page.getByTestId("calibration").waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("measurement-1").waitFor({ state: "detached" });
    expect(await page.getByTestId("tool-undo").isDisabled()).toBe(true);
    await say("32", true);
    await page.keyboard.press("End");
    await shownFrame(page, 1);
    await choose("length");
    await drag([16, 40], [32, 40]);
    await expect.poll(() => page.getByTestId("measurement-2-value").innerText()).toBe("16.0 mm");
  });
});

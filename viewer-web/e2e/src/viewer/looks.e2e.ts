import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { inaccessible, overflowing, settled, untranslated } from "../checks";
import { aStudyOfSeries, atHeight, grey, ramp, report, windowed, type Sample } from "./samples";
import { aPage, launchBrowser, openStudy, store, viewerUrl } from "./system";

const looks = [
  { width: 1440, height: 900, language: "zh" },
  { width: 1440, height: 900, language: "en" },
  { width: 1024, height: 1366, language: "zh" },
  { width: 390, height: 844, language: "zh" },
  { width: 390, height: 844, language: "en" },
] as const;

const none = { widerThanTheWindow: [], untranslated: [], inaccessible: [], pageErrors: [] };

const slice = (z: number) => ({ ...grey(ramp(100)), ...atHeight(z), ...windowed(700, 1000) });

let browser: Browser;
let sample: Sample;
beforeAll(async () => {
  browser = await launchBrowser();
  sample = aStudyOfSeries(
    [slice(0), slice(5), slice(10)],
    [
      {
        ...grey(ramp(16), "MONOCHROME1", 8),
        "0008103E": ["LO", "A description that is longer than its place"],
      },
    ],
    [report("1.2.3")],
  );
  await store(sample);
});
afterAll(() => browser?.close());

describe.each(looks)("at $width×$height in $language", (look) => {
  it.each(["study", "report", "noStudy"])("%s fits, speaks and is accessible", async (screen) => {
    const page = await aPage(browser, look);
    const pageErrors: string[] = [];
    page.on("pageerror", (error) => pageErrors.push(error.message));
    if (screen === "noStudy") {
      await page.goto(viewerUrl(""));
    } else {
      await openStudy(page, sample);
    }
    if (screen === "report") {
      await page.getByTestId("series-2").click();
    }
    await settled(page);
    await shoot(page, `${screen} ${look.width} ${look.language}`);
    expect({
      widerThanTheWindow: await overflowing(page),
      untranslated: await untranslated(page),
      inaccessible: await inaccessible(page),
      pageErrors,
    }).toEqual(none);
    await page.context().close();
  });
});

it("on a phone everything that is touched is 44 pixels high and wide", async () => {
  const page = await aPage(browser, { width: 390, height: 844 });
  await openStudy(page, sample);
  const small = await page.locator("button, select, input").evaluateAll((controls) =>
    controls
      // What is in a closed menu is looked at with the menu open.
      .filter((control) => {
        if (!control.checkVisibility()) {
          return false;
        }
        const { width, height } = control.getBoundingClientRect();
        return width < 44 || height < 44;
      })
      .map((control) => control.outerHTML.slice(0, 90)),
  );
  expect(small).toEqual([]);
  await page.context().close();
});

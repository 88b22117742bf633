import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shoot } from "../browser";
import { page, turnTo } from "./page";
import { aStudyOfSeries, type Sample } from "./samples";
import { openStudy, retrieve, shownFrame, store } from "./system";
import { slice } from "./twoSlices";

const state = (wanted: string) =>
  expect.poll(() => page.getByTestId("saving").getAttribute("data-state"), { timeout: 20_000 }).toBe(wanted);

/** Key images as the list has them. */
const listed = () => page.locator("[data-testid=key-images] [data-testid$=-jump]").allInnerTexts();
const sign = () => page.getByTestId("key-image");

async function ownStudy(): Promise<Sample> {
  const sample = aStudyOfSeries([slice(0), slice(5), slice(10)], [slice(20), slice(25)]);
  await store(sample);
  await openStudy(page, sample);
  await shownFrame(page, 0);
  return sample;
}

async function save(reader?: string) {
  await page.getByTestId("save-measurements").click();
  if (reader) {
    await page.getByTestId("ask-text-input").fill(reader);
    await page.getByTestId("ask-text-done").click();
  }
  await state("saved");
}

/** What DCMTK makes of a stored selection. */
function dumped(file: Buffer | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), "ko-"));
  try {
    const path = join(folder, "ko.dcm");
    writeFileSync(path, file ?? Buffer.alloc(0));
    return execFileSync("dsrdump", ["+Pl", path], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it("key images are marked by key and button, saved as a selection, and found again in either series", async () => {
  const sample = await ownStudy();
  await page.keyboard.press("End");
  await shownFrame(page, 2);
  await page.keyboard.press(".");
  await expect.poll(() => sign().count()).toBe(1);
  await page.getByTestId("series-1").click();
  await shownFrame(page, 0);
  expect(await sign().count()).toBe(0);
  await page.getByTestId("tool-keyImage").click();
  await expect.poll(async () => (await listed()).length).toBe(2);
  await state("unsaved");
  await save("李读片");
  const [file] = await retrieve(sample, "KO");
  const selection = dumped(file);
  expect(selection).toContain("Key Object Selection Document");
  expect(selection).toContain("Of Interest");
  expect(selection.match(/contains IMAGE/g)).toHaveLength(2);
  expect(selection).toContain("李读片");

  await page.reload();
  await shownFrame(page, 0);
  await expect.poll(async () => (await listed()).length).toBe(2);
  await page.getByTestId("key-image-1-jump").click();
  await shownFrame(page, 2);
  await expect.poll(() => sign().count()).toBe(1);
  await shoot(page, "key-images");
  await page.getByTestId("key-image-2-jump").click();
  await expect.poll(() => page.getByTestId("series-1").getAttribute("aria-current")).toBe("true");
});

it("another reader sees whose key images they are, and cannot take them back", async () => {
  const sample = await ownStudy();
  await page.keyboard.press(".");
  await save("Reader One");
  await turnTo({});
  await openStudy(page, sample);
  await expect.poll(() => sign().getAttribute("data-own")).toBe("false");
  expect(await sign().getAttribute("title")).toContain("Reader One");
  expect(await page.getByTestId("key-image-1-remove").count()).toBe(0);
});

it("the last key image can be taken back, for whoever opens the study next", async () => {
  const sample = await ownStudy();
  await page.keyboard.press(".");
  await save("Reader One");
  await page.getByTestId("key-image-1-remove").click();
  await state("unsaved");
  await page.getByTestId("save-measurements").click();
  await expect.poll(async () => (await retrieve(sample, "KO")).length).toBe(2);
  await turnTo({});
  await openStudy(page, sample);
  await shownFrame(page, 0);
  await expect.poll(() => page.getByTestId("cells").count()).toBe(1);
  expect(await sign().count()).toBe(0);
  expect(await page.getByTestId("key-images").count()).toBe(0);
});

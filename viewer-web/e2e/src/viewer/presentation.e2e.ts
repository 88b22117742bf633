import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shoot } from "../browser";
import { greysOnScreen, TOLERANCE } from "./canvas";
import { choose, drag } from "./gestures";
import { page, turnTo } from "./page";
import { aStudy, BLOCKS, type Sample } from "./samples";
import { openStudy, retrieve, shownFrame, store } from "./system";
import { original, slice } from "./twoSlices";

const menu = () => page.getByTestId("presentations");
const optionCalled = async (name: string) =>
  (await menu().locator("option", { hasText: name }).getAttribute("value")) ?? "";

const isSeen = (wanted: readonly number[]) =>
  expect
    .poll(async () => {
      const seen = await greysOnScreen(page);
      return Math.max(...seen.map((grey, block) => Math.abs(grey - (wanted[block] ?? -1))));
    })
    .toBeLessThanOrEqual(TOLERANCE);

async function ownStudy(): Promise<Sample> {
  const sample = aStudy(slice(0), slice(5));
  await store(sample);
  await openStudy(page, sample);
  await shownFrame(page, 0);
  return sample;
}

async function keep(what: "image" | "series", name: string) {
  await menu().selectOption(what);
  await page.getByTestId("ask-text-input").fill(name);
  await page.getByTestId("ask-text-done").click();
}

/** What the tools of DCMTK make of files in a folder of their own. */
function inFolder<T>(work: (pathOf: (name: string) => string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "pr-"));
  try {
    return work((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it("what is seen is saved under a name, and seen alike by the next reader who chooses it", async () => {
  const sample = await ownStudy();
  await choose("length");
  await drag([8, 40], [56, 40]);
  await choose("rotateRight");
  await choose("flipHorizontal");
  await page.keyboard.press("i");
  const before = await greysOnScreen(page);
  await keep("series", "肺结节 Nodule");
  await page.getByTestId("ask-text-input").fill("李读片");
  await page.getByTestId("ask-text-done").click();
  const saving = page.getByTestId("presentation-saving");
  await expect.poll(() => saving.getAttribute("data-state"), { timeout: 20_000 }).toBe("saved");
  await shoot(page, "presentation-saved");

  const [file] = await retrieve(sample, "PR");
  inFolder((pathOf) => {
    writeFileSync(pathOf("pr.dcm"), file ?? Buffer.alloc(0));
    // Its check knows no letters but those of ASCII.
    const { stderr } = spawnSync("dcmpschk", [pathOf("pr.dcm")], { encoding: "utf8" });
    expect([...stderr.matchAll(/Affected attribute: (\w+)/g)].map(([, name]) => name)).toEqual([
      "PatientName",
      "ContentDescription",
      "ContentCreatorName",
    ]);
    const dump = execFileSync("dcmdump", [pathOf("pr.dcm")], { encoding: "utf8" });
    expect(dump).toMatch(/CS \[NODULE\].*ContentLabel/);
    expect(dump).toMatch(/IS \[1\].*GraphicLayerOrder/);
    expect(dump.match(/ReferencedSOPInstanceUID/g)).toHaveLength(3);
  });

  await turnTo({});
  await openStudy(page, sample);
  await isSeen(original);
  await menu().selectOption(await optionCalled("Nodule"));
  await isSeen(before);
  expect(await page.getByTestId("presentation").innerText()).toContain("李读片");
  const layer = page.getByTestId("presentation-layer");
  await expect.poll(() => layer.locator("polyline").count()).toBe(1);
  expect(await layer.locator("text").textContent()).toContain("24.0 mm");
  await shoot(page, "presentation-chosen");
  // The other image was seen alike, and nothing was drawn on it.
  await page.keyboard.press("End");
  await shownFrame(page, 1);
  await isSeen(before);
  expect(await layer.locator("polyline").count()).toBe(0);
  await page.getByTestId("presentation-leave").click();
  await isSeen(original);
});

it("a state that DCMTK made, of the second image, is opened on it and turned and inverted as it asks", async () => {
  const sample = aStudy(slice(0), slice(5));
  await store(sample);
  const state = inFolder((pathOf) => {
    writeFileSync(pathOf("image.dcm"), sample.files[1] ?? Buffer.alloc(0));
    execFileSync("dcmpsmk", [pathOf("image.dcm"), pathOf("pr.dcm")]);
    execFileSync("dcmodify", [
      "-nb",
      "-i",
      "(0070,0041)=N",
      "-i",
      "(0070,0042)=90",
      "-m",
      "(2050,0020)=INVERSE",
      "-m",
      "(0070,0081)=Turned by DCMTK",
      pathOf("pr.dcm"),
    ]);
    return readFileSync(pathOf("pr.dcm"));
  });
  await store({ ...sample, files: [state] });
  await openStudy(page, sample);
  await shownFrame(page, 0);
  await menu().selectOption(await optionCalled("Turned by DCMTK"));
  await shownFrame(page, 1);
  // A quarter clockwise: what was in the lower left corner is in the upper left one.
  await isSeen(
    original.map((_, block) => {
      const [row, column] = [Math.floor(block / BLOCKS), block % BLOCKS];
      return 255 - (original[(BLOCKS - 1 - column) * BLOCKS + row] ?? -1);
    }),
  );
  expect(await page.getByTestId("presentation").innerText()).toContain("Turned by DCMTK");
  await shoot(page, "presentation-foreign");
});

it("a reader who may not store is told so, and sees what they saw", async () => {
  await ownStudy();
  await page.route("**/dicomweb/studies/*", (route) =>
    route.request().method() === "POST" ? route.fulfill({ status: 403, body: "{}" }) : route.continue(),
  );
  await keep("image", "Nodule");
  await page.getByTestId("ask-text-input").fill("Li Wei");
  await page.getByTestId("ask-text-done").click();
  const saving = page.getByTestId("presentation-saving");
  await expect.poll(() => saving.getAttribute("data-state"), { timeout: 20_000 }).toBe("forbidden");
  await shoot(page, "presentation-forbidden");
  await page.getByTestId("presentation-dismiss").click();
  expect(await saving.count()).toBe(0);
});

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shoot } from "../browser";
import { emptyReport, foreignReport } from "./foreignReports";
import { choose, click, drag, place } from "./gestures";
import { page, turnTo } from "./page";
import { aStudy, aStudyOfSeries } from "./samples";
import { openStudy, retrieve, shownFrame, store } from "./system";
import { slice } from "./twoSlices";

const state = (wanted: string) =>
  expect.poll(() => page.getByTestId("saving").getAttribute("data-state"), { timeout: 20_000 }).toBe(wanted);

/** The values of the list, in its order. */
const values = () =>
  page
    .locator("[data-testid=measurements] [data-kind]")
    .evaluateAll((entries) =>
      entries.map((entry) => [
        entry.getAttribute("data-kind"),
        ...[...entry.querySelectorAll("[data-testid$=-value], dd")].map(({ textContent }) => textContent),
      ]),
    );

async function save(reader?: string) {
  await page.getByTestId("save-measurements").click();
  if (reader) {
    await page.getByTestId("ask-text-input").fill(reader);
    await page.getByTestId("ask-text-done").click();
  }
  await state("saved");
}

async function ownStudy() {
  const sample = aStudy(slice(0), slice(5));
  await store(sample);
  await openStudy(page, sample);
  return sample;
}

async function note(kind: "label" | "arrow", text: string, ...way: [number, number][]) {
  await choose(kind);
  const [at] = way;
  await (kind === "arrow" ? drag(...way) : click(...(at ?? [0, 0])));
  await page.getByTestId("ask-text-input").fill(text);
  await page.getByTestId("ask-text-done").click();
}

const count = (wanted: number) => expect.poll(async () => (await values()).length).toBe(wanted);

/** One of every kind on the second image, which the page does not begin with; each where no other one's words lie. */
async function measureAll() {
  const drawings: [tool: string, draw: () => Promise<void>][] = [
    ["length", () => drag([4, 4], [60, 4])],
    ["ellipse", () => drag([30, 11], [33, 13])],
    ["rectangle", () => drag([18, 18], [30, 30])],
    ["circle", () => drag([56, 24], [60, 24])],
    ["angle", () => drag([18, 36], [18, 46]).then(() => click(28, 46))],
    ["freehand", () => drag([4, 36], [12, 36], [12, 44], [4, 44], [4, 36.5])],
    [
      "cobb",
      async () => {
        await drag([34, 36], [46, 36]);
        await page.mouse.move(...(await place(34, 40)));
        await drag([34, 40], [44, 47]);
      },
    ],
    ["bidirectional", () => drag([4, 54], [24, 54])],
    ["probe", () => click(40, 56)],
  ];
  await page.keyboard.press("End");
  await shownFrame(page, 1);
  for (const [index, [tool, draw]] of drawings.entries()) {
    await choose(tool);
    await draw();
    await count(index + 1);
  }
  await note("arrow", "结节 1", [60, 60], [52, 52]);
  await note("label", "See report \\ 见报告", [8, 12]);
  await count(drawings.length + 2);
}

it(
  "measurements of every kind come back from the server as they were, on their image",
  { timeout: 300_000 },
  async () => {
    const sample = await ownStudy();
    await measureAll();
    await state("unsaved");
    const before = await values();
    await save("李读片");
    await shoot(page, "saved");
    await page.reload();
    await shownFrame(page, 0);
    await state("saved");
    await page.getByTestId("measurement-1-jump").click();
    await shownFrame(page, 1);
    await expect.poll(values).toEqual(before);
    await shoot(page, "saved-reloaded");
    const folder = mkdtempSync(join(tmpdir(), "sr-"));
    try {
      const [file] = await retrieve(sample, "SR");
      const path = join(folder, "sr.dcm");
      writeFileSync(path, file ?? Buffer.alloc(0));
      const report = execFileSync("dsrdump", ["+Pl", "+Pc", path], { encoding: "utf8" });
      expect(report).toContain("Comprehensive SR Document");
      expect(report.match(/125007,DCM,"Measurement Group"/g)).toHaveLength(11);
      expect(report).toContain("李读片");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

it("a second save follows the first, and only what it holds is shown", async () => {
  const sample = await ownStudy();
  await choose("length");
  await drag([8, 32], [56, 32]);
  await drag([8, 48], [56, 48]);
  await save("Li Wei");
  await page.getByTestId("measurement-1-remove").click();
  await state("unsaved");
  await page.keyboard.press("Control+s");
  await state("saved");
  await page.reload();
  await shownFrame(page, 0);
  await count(1);
  expect(await retrieve(sample, "SR")).toHaveLength(2);
  // Taken back, it is unsaved again: nothing else was changed by the reload.
  await choose("length");
  await drag([8, 16], [56, 16]);
  await state("unsaved");
  await page.keyboard.press("Control+z");
  await state("saved");
});

it("what another reader saved is shown with their name, cannot be moved, and is not saved again", async () => {
  const sample = await ownStudy();
  await choose("length");
  await drag([8, 32], [56, 32]);
  await save("Reader One");
  await turnTo({});
  await openStudy(page, sample);
  await expect.poll(values).toEqual([["length", "24.0 mm"]]);
  expect(await page.getByTestId("measurement-1-author").innerText()).toContain("Reader One");
  await choose("length");
  await drag([8, 32], [8, 10]);
  await count(2);
  expect((await values())[0]).toEqual(["length", "24.0 mm"]);
  await save("Reader Two");
  await page.reload();
  await count(2);
});

it("a reader who is forbidden to store is told so, and nothing is lost", async () => {
  await ownStudy();
  await page.route("**/dicomweb/studies/*", (route) =>
    route.request().method() === "POST" ? route.fulfill({ status: 403, body: "{}" }) : route.continue(),
  );
  await choose("length");
  await drag([8, 32], [56, 32]);
  await page.getByTestId("save-measurements").click();
  await page.getByTestId("ask-text-input").fill("Li Wei");
  await page.getByTestId("ask-text-done").click();
  await state("forbidden");
  await shoot(page, "save-forbidden");
  expect(await values()).toEqual([["length", "24.0 mm"]]);
});

it("what could not be saved for want of a line is saved once it is back", async () => {
  const sample = await ownStudy();
  await choose("length");
  await drag([8, 32], [56, 32]);
  await page.context().setOffline(true);
  await page.getByTestId("save-measurements").click();
  await page.getByTestId("ask-text-input").fill("Li Wei");
  await page.getByTestId("ask-text-done").click();
  await state("away");
  await page.context().setOffline(false);
  await state("saved");
  expect(await retrieve(sample, "SR")).toHaveLength(1);
});

it("the browser asks before a page with unsaved measurements is left", async () => {
  await ownStudy();
  await choose("length");
  await drag([8, 32], [56, 32]);
  await state("unsaved");
  const asked = page.waitForEvent("dialog");
  const left = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await left;
  expect(await values()).toEqual([["length", "24.0 mm"]]);
});

it("another vendor's report shows what can be drawn and says what cannot, a broken one only says so", async () => {
  const image = `2.25.${Date.now()}`;
  const sample = aStudyOfSeries(
    [{ ...slice(0), "00080018": ["UI", image] }],
    [foreignReport(image)],
    [emptyReport()],
  );
  await store(sample);
  await openStudy(page, sample);
  await expect.poll(values).toEqual([["length", "24.0 mm"]]);
  expect(await page.getByTestId("measurement-1-author").innerText()).toContain("Lesion 7");
  expect(await page.getByTestId("measurement-1-recorded").innerText()).toContain("2.5 cm");
  const reasons = page.locator("[data-testid=left-out] [data-reason]");
  expect(
    (
      await reasons.evaluateAll((entries) => entries.map((entry) => entry.getAttribute("data-reason")))
    ).toSorted(),
  ).toEqual(["broken", "broken", "elsewhere"]);
  await page.getByTestId("left-out").locator("summary").click();
  await shoot(page, "foreign-report");
});

import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { choose } from "./gestures";
import { page, turnTo } from "./page";
import { aStudy, SIDE } from "./samples";
import { openStudy, picture, retrieve, shownFrame, store } from "./system";
import { slice } from "./twoSlices";

const sample = aStudy(slice(0), slice(5));
beforeAll(() => store(sample));

/** Opens the series and makes a copy beside it. */
async function copied() {
  await openStudy(page, sample);
  await page.getByTestId("tool-layout").click();
  await page.getByTestId("tool-duplicate").click();
  await picture(page, 1).waitFor();
  // The first picture is as large as it was in the whole page; both are to fill their halves.
  await page.getByTestId("cell-0").focus();
  await page.getByTestId("tool-reset").click();
  await page.getByTestId("cell-1").focus();
}

async function placeIn(cell: number, column: number, row: number): Promise<[x: number, y: number]> {
  const box = (await picture(page, cell).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const side = Math.min(box.width, box.height);
  return [
    box.x + (box.width - side) / 2 + (column * side) / SIDE,
    box.y + (box.height - side) / 2 + (row * side) / SIDE,
  ];
}

async function dragIn(cell: number, from: [number, number], to: [number, number]) {
  await page.mouse.move(...(await placeIn(cell, ...from)));
  await page.mouse.down();
  await page.mouse.move(...(await placeIn(cell, ...to)), { steps: 4 });
  await page.mouse.up();
}

/** The lengths that a cell's list has, once it is the active one. */
async function lengthsIn(cell: number): Promise<string[]> {
  await page.getByTestId(`cell-${cell}`).focus();
  await page.locator(`[data-testid=cell-${cell}][data-active=true]`).waitFor();
  return page
    .getByTestId("measurements")
    .count()
    .then(async (lists) =>
      lists === 0 ? [] : page.locator("[data-testid^=measurement-][data-testid$=-value]").allInnerTexts(),
    );
}

const windowIn = (cell: number) =>
  page.getByTestId(`viewport-${cell}`).getByTestId("window-level").innerText();

const undo = () => page.getByTestId("tool-undo").click();

describe("a copy of a series", () => {
  beforeEach(copied);

  it("is beside it, with a window and a slice of its own", async () => {
    const before = await windowIn(0);
    await choose("window");
    await dragIn(1, [20, 20], [40, 40]);
    await expect.poll(() => windowIn(1)).not.toBe(before);
    expect(await windowIn(0)).toBe(before);
    await page.getByTestId("tool-layout").click();
    await page.getByTestId("tool-linked").click();
    await page.mouse.move(...(await placeIn(1, 20, 20)));
    await page.mouse.wheel(0, 100);
    await shownFrame(page, 1, 1);
    await shownFrame(page, 0, 0);
    // Its pixels came once.
    const frames = await page.evaluate(
      () =>
        performance.getEntriesByType("resource").filter(({ name }) => /\/frames\/1(\?|$)/.test(name)).length,
    );
    expect(frames).toBe(2);
    await shoot(page, "copy");
  });

  it("has what is drawn, moved or taken away on either, as has the other", async () => {
    await choose("length");
    await dragIn(0, [16, 16], [48, 16]);
    await expect.poll(() => lengthsIn(1)).toEqual(["16.0 mm"]);
    await dragIn(1, [16, 40], [56, 40]);
    await expect.poll(() => lengthsIn(0)).toEqual(["16.0 mm", "20.0 mm"]);
    await expect.poll(() => lengthsIn(1)).toEqual(["16.0 mm", "20.0 mm"]);
    // The end of the first, on the copy.
    await dragIn(1, [48, 16], [32, 16]);
    await expect.poll(() => lengthsIn(0)).toEqual(["8.0 mm", "20.0 mm"]);
    await shoot(page, "copy-drawn");
    await page.getByTestId("measurement-2-remove").click();
    await expect.poll(() => lengthsIn(1)).toEqual(["8.0 mm"]);
    // What was taken away on the series comes back on both.
    await lengthsIn(0);
    await undo();
    await expect.poll(async () => (await lengthsIn(1)).toSorted()).toEqual(["20.0 mm", "8.0 mm"]);
    await expect.poll(async () => (await lengthsIn(0)).toSorted()).toEqual(["20.0 mm", "8.0 mm"]);
  });

  it("is left to itself where the reader wants that, and joins again", async () => {
    await choose("length");
    await dragIn(0, [16, 16], [48, 16]);
    await expect.poll(() => lengthsIn(1)).toEqual(["16.0 mm"]);
    await page.getByTestId("tool-layout").click();
    await page.getByTestId("tool-copiesInStep").click();
    await dragIn(1, [16, 40], [56, 40]);
    await expect.poll(() => lengthsIn(1)).toEqual(["16.0 mm", "20.0 mm"]);
    expect(await lengthsIn(0)).toEqual(["16.0 mm"]);
    await page.getByTestId("tool-layout").click();
    await page.getByTestId("tool-copiesInStep").click();
    await expect.poll(() => lengthsIn(0)).toEqual(["16.0 mm", "20.0 mm"]);
    expect(await lengthsIn(1)).toEqual(["16.0 mm", "20.0 mm"]);
  });

  it("goes away with what is drawn on it, and leaves the series", async () => {
    await choose("length");
    await dragIn(1, [16, 16], [48, 16]);
    await expect.poll(() => lengthsIn(1)).toEqual(["16.0 mm"]);
    await page.getByTestId("tool-layout").click();
    await page.getByTestId("tool-discard").click();
    await expect.poll(() => page.locator("[data-testid^=series-][data-kind]").count()).toBe(1);
    expect(await lengthsIn(0)).toEqual(["16.0 mm"]);
  });
});

it("what is drawn on a copy is saved as drawn on the series", async () => {
  await copied();
  await choose("length");
  await page.getByTestId("tool-layout").click();
  await page.getByTestId("tool-copiesInStep").click();
  await dragIn(1, [16, 16], [48, 16]);
  await expect.poll(() => lengthsIn(1)).toEqual(["16.0 mm"]);
  await page.getByTestId("save-measurements").click();
  await page.getByTestId("ask-text").locator("input").fill("李医生");
  await page.keyboard.press("Enter");
  await page.locator("[data-testid=saving][data-state=saved]").waitFor();
  expect(await retrieve(sample, "SR")).toHaveLength(1);
  await openStudy(page, sample);
  await expect.poll(() => lengthsIn(0)).toEqual(["16.0 mm"]);
});

it("a copy stands below the series on a phone that is held upright", async () => {
  await turnTo({ width: 390, height: 844 });
  await copied();
  const [above, below] = await Promise.all([0, 1].map((cell) => picture(page, cell).boundingBox()));
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual((below?.y ?? 0) + 1);
  await shoot(page, "copy-phone");
});

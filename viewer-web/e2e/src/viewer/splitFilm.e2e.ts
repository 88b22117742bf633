import { beforeAll, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { choose } from "./gestures";
import { page, turnTo } from "./page";
import { text, value } from "./readouts";
import { aStudy, windowed } from "./samples";
import { openStudy, picture, shownFrame, store } from "./system";

/** A film of 2 rows and 3 columns; every picture is one value, with a mark of its own in its first corner. */
const ROWS = 2;
const COLUMNS = 3;
const CELL = { width: 120, height: 96 };
const GAP = { across: 12, down: 16 };
const LEFT = 18;
const TOP = 10;
const WIDTH = LEFT + COLUMNS * CELL.width + (COLUMNS - 1) * GAP.across + 22;
const HEIGHT = TOP + ROWS * CELL.height + (ROWS - 1) * GAP.down + 14;
const SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

const valueOf = (cell: number) => 1000 + 200 * cell;
const MARK = 3000;

const pixels = Array.from({ length: WIDTH * HEIGHT }, (_, pixel) => {
  const [x, y] = [(pixel % WIDTH) - LEFT, Math.floor(pixel / WIDTH) - TOP];
  const [column, row] = [Math.floor(x / (CELL.width + GAP.across)), Math.floor(y / (CELL.height + GAP.down))];
  const [inX, inY] = [x - column * (CELL.width + GAP.across), y - row * (CELL.height + GAP.down)];
  const outside =
    x < 0 || y < 0 || column >= COLUMNS || row >= ROWS || inX >= CELL.width || inY >= CELL.height;
  return outside ? 20 : inX < 24 && inY < 24 ? MARK : valueOf(row * COLUMNS + column);
});

const sheet = (spacing?: string) => ({
  "00080016": ["UI", SECONDARY_CAPTURE] as ["UI", string],
  "00080060": ["CS", "OT"] as ["CS", string],
  "00080064": ["CS", "DF"] as ["CS", string],
  "00280002": ["US", 1] as ["US", number],
  "00280004": ["CS", "MONOCHROME2"] as ["CS", string],
  "00280010": ["US", HEIGHT] as ["US", number],
  "00280011": ["US", WIDTH] as ["US", number],
  "00280100": ["US", 16] as ["US", number],
  "00280101": ["US", 12] as ["US", number],
  "00280102": ["US", 11] as ["US", number],
  "00280103": ["US", 0] as ["US", number],
  ...(spacing ? { "00182010": ["DS", spacing] as ["DS", string] } : {}),
  ...windowed(1500, 3000),
  "7FE00010": ["OW", pixels] as ["OW", number[]],
});

const film = aStudy(sheet());
const scaled = aStudy(sheet("0.25\\0.25"));
beforeAll(() => store(film));

/** Every cell that the preview shows, as `column,row,columns,rows`. */
const cells = () =>
  page
    .locator("[data-testid^=split-cell-]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("data-at") ?? ""));

const truth = Array.from({ length: ROWS * COLUMNS }, (_, cell) =>
  [
    LEFT + (cell % COLUMNS) * (CELL.width + GAP.across),
    TOP + Math.floor(cell / COLUMNS) * (CELL.height + GAP.down),
    CELL.width,
    CELL.height,
  ].join(","),
);

async function openSplit(sample = film) {
  await openStudy(page, sample);
  await page.getByTestId("tool-layout").click();
  await page.getByTestId("tool-split").click();
  await page.getByTestId("split-panel").waitFor();
}

async function split(sample = film) {
  await openSplit(sample);
  await expect.poll(cells).toEqual(truth);
  await page.getByTestId("split-done").click();
  await picture(page)
    .and(page.locator(`[data-total="${ROWS * COLUMNS}"]`))
    .waitFor();
}

/** Where a pixel of a picture of a cell's shape lies on the screen. */
async function place(column: number, row: number): Promise<[x: number, y: number]> {
  const box = (await picture(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const scale = Math.min(box.width / CELL.width, box.height / CELL.height);
  return [
    box.x + (box.width - CELL.width * scale) / 2 + column * scale,
    box.y + (box.height - CELL.height * scale) / 2 + row * scale,
  ];
}

async function draw(tool: string, from: [number, number], to: [number, number]) {
  await choose(tool);
  await page.mouse.move(...(await place(...from)));
  await page.mouse.down();
  await page.mouse.move(...(await place(...to)), { steps: 4 });
  await page.mouse.up();
}

async function hovered(column: number, row: number): Promise<string> {
  await page.mouse.move(...(await place(column, row)));
  await page.getByTestId("hover-value").waitFor();
  return text("hover-value");
}

describe("a scanned film", () => {
  it("is proposed to be split along its dark gaps, and each picture is an image of its own", async () => {
    await split();
    for (let cell = 0; cell < ROWS * COLUMNS; cell++) {
      await shownFrame(page, cell);
      await expect.poll(() => hovered(10, 10)).toBe(String(MARK));
      await expect.poll(() => hovered(60, 60)).toBe(String(valueOf(cell)));
      // The last pixel of the last corner is still of the picture.
      await expect.poll(() => hovered(119.5, 95.5)).toBe(String(valueOf(cell)));
      await page.keyboard.press("ArrowDown");
    }
    await shoot(page, "film-cells");
  });

  it("follows lines that are dragged and numbers that are typed", async () => {
    await openSplit();
    await expect.poll(cells).toEqual(truth);
    await page.getByTestId("split-columns").fill("2");
    await expect.poll(() => cells().then((all) => all.length)).toBe(4);
    await page.getByTestId("split-left").fill("30");
    await expect.poll(() => cells().then(([first]) => first?.split(",")[0])).toBe("30");
    const far = await page.getByTestId("split-line-columns-1-end").boundingBox();
    const line = page.getByTestId("split-line-columns-0-start");
    const box = (await line.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const scale = ((far?.x ?? 0) - box.x) / (WIDTH - 30 - 22);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 4 });
    await page.mouse.up();
    const left = Number(await page.getByTestId("split-left").inputValue());
    expect(Math.abs(left - (30 + 60 / scale))).toBeLessThanOrEqual(1);
    await shoot(page, "film-split");
    await page.getByTestId("split-propose").click();
    await expect.poll(cells).toEqual(truth);
  });

  it("has pictures that are measured in pixels where nobody said how large they are, also on the film", async () => {
    await split();
    await page.keyboard.press("ArrowDown");
    await shownFrame(page, 1);
    await draw("length", [40, 50], [100, 50]);
    expect(Math.abs(Number.parseFloat(await value()) - 60)).toBeLessThan(1);
    expect(await value()).toMatch(/px$/);
    await page.locator("[data-basis=unknown]").first().waitFor();
    await draw("rectangle", [40, 60], [60, 80]);
    await page.getByTestId("measurement-2-value").waitFor();
    await expect.poll(() => text("measurement-2-value")).toBe("1200.0");
    const drawn = await value();
    await page.getByTestId("tool-sheet").click();
    await picture(page).and(page.locator('[data-total="1"]')).waitFor();
    expect(await value()).toBe(drawn);
    await expect.poll(() => text("measurement-2-value")).toBe("1200.0");
    await shoot(page, "film-sheet");
    // Taken away on the film, it is gone from the picture too.
    await page.getByTestId("measurement-1-remove").click();
    await page.getByTestId("series-1").click();
    await picture(page).and(page.locator('[data-total="6"]')).waitFor();
    await expect.poll(() => page.getByTestId("measurement-1").getAttribute("data-kind")).toBe("rectangle");
    expect(await page.getByTestId("measurement-2").count()).toBe(0);
  });

  it("has pictures of its own scale, and with their own window", async () => {
    await store(scaled);
    await split(scaled);
    await draw("length", [40, 50], [100, 50]);
    expect(Math.abs(Number.parseFloat(await value()) - 15)).toBeLessThan(0.3);
    expect(await value()).toMatch(/mm$/);
    const before = await text("window-level");
    await choose("window");
    await page.mouse.move(...(await place(60, 40)));
    await page.mouse.down();
    await page.mouse.move(...(await place(80, 60)), { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => text("window-level")).not.toBe(before);
    await page.getByTestId("tool-sheet").click();
    await picture(page).and(page.locator('[data-total="1"]')).waitFor();
    await expect.poll(() => text("window-level")).toBe(before);
  });

  it.each([
    ["phone", 390, 844],
    ["tablet", 1024, 1366],
  ])("is split on a %s", async (name, width, height) => {
    await turnTo({ width, height });
    await openSplit();
    await expect.poll(cells).toEqual(truth);
    await shoot(page, `film-split-${name}`);
    await page.getByTestId("split-done").click();
    await picture(page).and(page.locator('[data-total="6"]')).waitFor();
    await shoot(page, `film-cells-${name}`);
  });
});

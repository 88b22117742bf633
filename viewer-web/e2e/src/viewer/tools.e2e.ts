import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { inaccessible } from "../checks";
import { brightness, greysOnScreen, largestDifference } from "./canvas";
import { aStudy, atHeight, BLOCKS, grey, ramp, SIDE, windowed } from "./samples";
import { aPage, launchBrowser, openStudy, picture, shownFrame, store } from "./system";

/** A grey level of rounding on each side, one more of the screen's own. */
const TOLERANCE = 2;

const slice = (z: number) => ({ ...grey(ramp(100)), ...atHeight(z), ...windowed(700, 1000) });
const sample = aStudy(slice(0), slice(5));

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  await store(sample);
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await aPage(browser);
  await openStudy(page, sample);
  return () => page.context().close();
});

const text = (testId: string) => page.getByTestId(testId).innerText();

/** Where a pixel of the picture lies on the screen; whole numbers are the pixels' upper left corners. */
async function place(column: number, row: number): Promise<[x: number, y: number]> {
  const box = await picture(page).boundingBox();
  const [width, height] = [box?.width ?? 0, box?.height ?? 0];
  const side = Math.min(width, height);
  return [
    (box?.x ?? 0) + (width - side) / 2 + (column * side) / SIDE,
    (box?.y ?? 0) + (height - side) / 2 + (row * side) / SIDE,
  ];
}

async function choose(tool: string) {
  const button = page.getByTestId(`tool-${tool}`);
  if (!(await button.isVisible())) {
    const inMeasure = await page.locator(`[data-testid=tool-measure] ~ * [data-testid=tool-${tool}]`).count();
    await page.getByTestId(inMeasure > 0 && !turning.has(tool) ? "tool-measure" : "tool-turn").click();
  }
  await button.click();
}
const turning = new Set(["magnify", "rotateRight", "rotateLeft", "flipHorizontal", "flipVertical"]);

async function drag(...way: [column: number, row: number][]) {
  const [first, ...others] = way;
  await page.mouse.move(...(await place(...(first ?? [0, 0]))));
  await page.mouse.down();
  for (const point of others) {
    await page.mouse.move(...(await place(...point)), { steps: 4 });
  }
  await page.mouse.up();
}

async function click(column: number, row: number) {
  await page.mouse.move(...(await place(column, row)));
  await page.mouse.down();
  await page.mouse.up();
}

const original = ramp(100).map((stored) => brightness(stored, 700, 1000));
const moved = (from: (row: number, column: number) => [row: number, column: number]) =>
  original.map((_, block) => {
    const [row, column] = from(Math.floor(block / BLOCKS), block % BLOCKS);
    return original[row * BLOCKS + column] ?? -1;
  });
const edges = async () =>
  (await Promise.all(["left", "right", "top", "bottom"].map((edge) => text(`edge-${edge}`)))).join("");

async function value(name = "value") {
  await page.getByTestId(`measurement-1-${name}`).waitFor();
  return text(`measurement-1-${name}`);
}

type Point = [x: number, y: number];

const touchPoints = (step: Point[]) => step.map(([x, y], id) => ({ x, y, id, force: 1 }));

/** Fingers from step to step. */
async function touch(first: Point[], ...steps: Point[][]) {
  const session = await page.context().newCDPSession(page);
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: touchPoints(first) });
  for (const step of steps) {
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: touchPoints(step) });
    await page.waitForTimeout(30);
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** Two fingers, one above the other. */
const apart = (step: number): Point[] => [
  [195, 380 - step],
  [195, 460 + step],
];

const zoom = async () => Number.parseInt((await text("zoom")).replaceAll(/\D+/g, ""), 10);

describe("a picture", () => {
  const last = BLOCKS - 1;
  it.each([
    ["rotateRight", (row, column) => [last - column, row], "PARL"],
    ["rotateLeft", (row, column) => [column, last - row], "APLR"],
    ["flipHorizontal", (row, column) => [row, last - column], "LRAP"],
    ["flipVertical", (row, column) => [last - row, column], "RLPA"],
  ] as [string, (row: number, column: number) => [number, number], string][])(
    "is turned by %s, its letters with it, and comes back by reset",
    async (tool, from, letters) => {
      await choose(tool);
      await expect
        .poll(async () => largestDifference(await greysOnScreen(page), moved(from)))
        .toBeLessThanOrEqual(TOLERANCE);
      expect(await edges()).toBe(letters);
      await page.getByTestId("tool-reset").click();
      await expect
        .poll(async () => largestDifference(await greysOnScreen(page), original))
        .toBeLessThanOrEqual(TOLERANCE);
      expect(await edges()).toBe("RLAP");
    },
  );

  it.each([
    ["h", "LRAP"],
    ["v", "RLPA"],
  ])("that was flipped (%s) is as before by the same key, or by undo", async (key, letters) => {
    await page.keyboard.press(key);
    await expect.poll(edges).toBe(letters);
    await page.keyboard.press(key);
    await expect.poll(edges).toBe("RLAP");
    expect(largestDifference(await greysOnScreen(page), original)).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("Control+z");
    await expect.poll(edges).toBe(letters);
    await page.keyboard.press("Control+z");
    await expect.poll(edges).toBe("RLAP");
    expect(largestDifference(await greysOnScreen(page), original)).toBeLessThanOrEqual(TOLERANCE);
    expect(await page.getByTestId("tool-undo").isDisabled()).toBe(true);
    await page.keyboard.press("Control+y");
    await expect.poll(edges).toBe(letters);
  });

  it("that was moved and enlarged lies where it lay after a flip and a turn are taken back", async () => {
    await choose("zoom");
    await drag([32, 32], [32, 40]);
    await choose("pan");
    await drag([32, 32], [40, 26]);
    await page.waitForTimeout(100);
    const before = { greys: await greysOnScreen(page), zoom: await zoom() };
    expect(largestDifference(before.greys, original)).toBeGreaterThan(TOLERANCE);
    await page.keyboard.press("h");
    await page.keyboard.press("]");
    await expect.poll(edges).not.toBe("RLAP");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect.poll(edges).toBe("RLAP");
    expect(await zoom()).toBe(before.zoom);
    expect(largestDifference(await greysOnScreen(page), before.greys)).toBeLessThanOrEqual(TOLERANCE);
  });

  it("that was turned by a quarter is flipped as it is seen", async () => {
    await page.keyboard.press("]");
    await page.keyboard.press("h");
    await expect.poll(edges).toBe("APRL");
    expect(
      largestDifference(
        await greysOnScreen(page),
        moved((row, column) => [column, row]),
      ),
    ).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("Control+z");
    await expect.poll(edges).toBe("PARL");
    await page.keyboard.press("Control+z");
    await expect.poll(edges).toBe("RLAP");
  });

  it("is enlarged under the magnifier while it is pressed", async () => {
    await choose("magnify");
    await page.mouse.move(...(await place(32, 32)));
    await page.mouse.down();
    await page.locator(".magnifyTool").waitFor();
    await page.mouse.up();
    await expect.poll(() => page.locator(".magnifyTool").count()).toBe(0);
  });
});

describe("what was done", () => {
  it("is taken back step by step, and done again", async () => {
    expect(await page.getByTestId("tool-undo").isDisabled()).toBe(true);
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
    await expect.poll(edges).toBe("PARL");
    await page.keyboard.press("Control+z");
    await expect.poll(edges).toBe("RLAP");
    await page.getByTestId("tool-undo").click();
    await expect
      .poll(async () => largestDifference(await greysOnScreen(page), original))
      .toBeLessThanOrEqual(TOLERANCE);
    expect(await page.getByTestId("tool-undo").isDisabled()).toBe(true);

    for (let step = 0; step < 4; step++) {
      await page.getByTestId("tool-redo").click();
    }
    await expect.poll(edges).toBe("PARL");
    expect(await value()).toBe("24.0 mm");
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
    expect(await page.getByTestId("tool-undo").isDisabled()).toBe(true);
  });

  it("that is taken back leaves every image its own window", async () => {
    const mr = aStudy(slice(0), { ...slice(5), ...windowed(300, 400) });
    await store(mr);
    await openStudy(page, mr);
    await page.keyboard.press("]");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("End");
    await shownFrame(page, 1);
    expect(await text("window-level")).toMatch(/400.*300/);
    const greys = ramp(100).map((stored) => brightness(stored, 300, 400));
    expect(largestDifference(await greysOnScreen(page), greys)).toBeLessThanOrEqual(TOLERANCE);
  });

  it("is a drawing that is complete, however often it was clicked", async () => {
    await choose("length");
    await click(16, 16);
    await page.mouse.move(...(await place(40, 16)), { steps: 4 });
    await page.waitForTimeout(100);
    expect(await page.getByTestId("tool-undo").isDisabled()).toBe(true);
    await click(48, 16);
    expect(await value()).toBe("16.0 mm");
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(false);
    await page.keyboard.press("Control+z");
    await page.getByTestId("measurement-1").waitFor({ state: "detached" });
    expect(await page.getByTestId("tool-undo").isDisabled()).toBe(true);
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

describe("a window of one's own", () => {
  it("is kept under its name for the next visit, until it is taken away", async () => {
    await page.getByTestId("preset").selectOption("heart");
    await expect.poll(() => text("window-level")).toMatch(/600.*100/);
    await page.getByTestId("preset").focus();
    await page.getByTestId("preset").selectOption("save");
    await page.getByTestId("ask-text-input").fill("支架");
    await page.getByTestId("ask-text-done").click();
    await expect.poll(() => page.locator(":focus").getAttribute("data-testid")).toBe("preset");
    await page.reload();
    await picture(page).waitFor();
    await page.getByTestId("preset").selectOption("own-支架");
    await expect.poll(() => text("window-level")).toMatch(/600.*100/);
    await page.getByTestId("preset").selectOption("remove-支架");
    expect(await page.locator("option[value='own-支架']").count()).toBe(0);
  });
});

describe("the help", () => {
  it("opens by «?», is accessible, and takes the keys while it is open", async () => {
    await page.keyboard.press("?");
    await page.getByTestId("help").waitFor();
    expect(await text("help")).toContain("Cobb 角");
    await shoot(page, "help");
    await page.keyboard.press("ArrowDown");
    expect(await inaccessible(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByTestId("help").waitFor({ state: "detached" });
    expect(await text("frame-number")).toMatch(/1 \/ 2/);
  });
});

describe("a measurement", () => {
  it("of a rectangle has the statistics of what is inside, in Hounsfield units", async () => {
    await choose("rectangle");
    // Half of it in the block of 500, half in that of 600.
    await drag([24, 20], [40, 28]);
    expect(await value()).toBe("550.0 HU");
    expect(await value("range")).toBe("500 … 600 HU");
    // 16 by 8 pixels of half a millimetre.
    expect(Number.parseFloat(await value("area"))).toBeCloseTo(32, -0.5);
    await shoot(page, "rectangle");
  });

  it("of an ellipse inside a block has its value alone", async () => {
    await choose("ellipse");
    await drag([24, 24], [30, 30]);
    expect(await value()).toBe("500.0 HU");
    expect(await value("deviation")).toBe("0.0 HU");
  });

  it("of a circle, drawn from its centre, has the area of its radius", async () => {
    await choose("circle");
    await drag([24, 24], [28, 24]);
    expect(await value()).toBe("500.0 HU");
    expect(Number.parseFloat(await value("area"))).toBeCloseTo(4 * Math.PI, 0);
  });

  it("of a contour drawn freely has them too", async () => {
    await choose("freehand");
    await drag([20, 20], [28, 20], [28, 28], [20, 28], [20, 20.5]);
    expect(await value()).toBe("500.0 HU");
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
    expect(await value()).toBe("20.0 mm");
    expect(await value("short")).toMatch(/mm$/);
  });

  it("of a point is the value there", async () => {
    await choose("probe");
    await click(40, 24);
    expect(await value()).toBe("600 HU");
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
    expect(await value()).toBe("结节");
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

describe("on a phone", () => {
  beforeEach(async () => {
    await page.context().close();
    page = await aPage(browser, { width: 390, height: 844 });
    await openStudy(page, sample);
  });

  it("one finger changes the window, two fingers the size", async () => {
    const before = { window: await text("window-level"), zoom: await zoom() };
    await touch([[150, 400]], [[160, 410]], [[170, 420]], [[180, 430]]);
    await expect.poll(() => text("window-level")).not.toBe(before.window);
    await touch(apart(0), apart(15), apart(30), apart(45), apart(60));
    await expect.poll(zoom).toBeGreaterThan(before.zoom);
  });

  it("every measurement is a sheet at the thumb, and each of its tools 44 pixels high and wide", async () => {
    await page.getByTestId("tool-measure").click();
    await page.getByTestId("tool-angle").waitFor();
    await shoot(page, "measure_menu_390");
    const boxes = await page
      .locator(".tool-menu:popover-open .tool")
      .evaluateAll((tools) => tools.map((tool) => tool.getBoundingClientRect().toJSON() as DOMRect));
    expect(boxes.length).toBe(10);
    expect(boxes.filter(({ width, height, right }) => width < 44 || height < 44 || right > 390)).toEqual([]);
    await page.getByTestId("tool-ellipse").tap();
    await touch([[195, 430]], [[205, 440]], [[215, 450]], [[225, 460]]);
    await page.getByTestId("measurement-1").waitFor();
    await shoot(page, "measured_390");
  });
});

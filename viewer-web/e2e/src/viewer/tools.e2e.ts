import { beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { inaccessible } from "../checks";
import { greysOnScreen, largestDifference, TOLERANCE } from "./canvas";
import { apart, choose, drag, place, touch } from "./gestures";
import { page, turnTo } from "./page";
import { edges, text, zoom } from "./readouts";
import { BLOCKS } from "./samples";
import { openStudy, picture } from "./system";
import { moved, original, sample } from "./twoSlices";

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
      await expect.poll(() => edges()).toBe(letters);
      await page.getByTestId("tool-reset").click();
      await expect
        .poll(async () => largestDifference(await greysOnScreen(page), original))
        .toBeLessThanOrEqual(TOLERANCE);
      await expect.poll(() => edges()).toBe("RLAP");
    },
  );

  it.each([
    ["h", "LRAP"],
    ["v", "RLPA"],
  ])("that was flipped (%s) is as before by the same key, or by undo", async (key, letters) => {
    await page.keyboard.press(key);
    await expect.poll(() => edges()).toBe(letters);
    await page.keyboard.press(key);
    await expect.poll(() => edges()).toBe("RLAP");
    expect(largestDifference(await greysOnScreen(page), original)).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("Control+z");
    await expect.poll(() => edges()).toBe(letters);
    await page.keyboard.press("Control+z");
    await expect.poll(() => edges()).toBe("RLAP");
    expect(largestDifference(await greysOnScreen(page), original)).toBeLessThanOrEqual(TOLERANCE);
    expect(await page.getByTestId("tool-undo").isDisabled()).toBe(true);
    await page.keyboard.press("Control+y");
    await expect.poll(() => edges()).toBe(letters);
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
    await expect.poll(() => edges()).not.toBe("RLAP");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect.poll(() => edges()).toBe("RLAP");
    await expect.poll(() => zoom()).toBe(before.zoom);
    expect(largestDifference(await greysOnScreen(page), before.greys)).toBeLessThanOrEqual(TOLERANCE);
  });

  it("that was turned by a quarter is flipped as it is seen", async () => {
    await page.keyboard.press("]");
    await page.keyboard.press("h");
    await expect.poll(() => edges()).toBe("APRL");
    expect(
      largestDifference(
        await greysOnScreen(page),
        moved((row, column) => [column, row]),
      ),
    ).toBeLessThanOrEqual(TOLERANCE);
    await page.keyboard.press("Control+z");
    await expect.poll(() => edges()).toBe("PARL");
    await page.keyboard.press("Control+z");
    await expect.poll(() => edges()).toBe("RLAP");
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
    await expect.poll(() => text("help")).toContain("Cobb 角");
    await shoot(page, "help");
    await page.keyboard.press("ArrowDown");
    expect(await inaccessible(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByTestId("help").waitFor({ state: "detached" });
    await expect.poll(() => text("frame-number")).toMatch(/1 \/ 2/);
  });
});

describe("on a phone", () => {
  beforeEach(async () => {
    await turnTo({ width: 390, height: 844 });
    await openStudy(page, sample);
  });

  it("one finger changes the window, two fingers the size", async () => {
    const before = { window: await text("window-level"), zoom: await zoom() };
    await touch([[150, 400]], [[160, 410]], [[170, 420]], [[180, 430]]);
    await expect.poll(() => text("window-level")).not.toBe(before.window);
    await touch(apart(0), apart(15), apart(30), apart(45), apart(60));
    await expect.poll(() => zoom()).toBeGreaterThan(before.zoom);
  });

  it("every measurement is a sheet at the thumb, and each of its tools 44 pixels high and wide", async () => {
    await page.getByTestId("tool-measure").click();
    await page.getByTestId("tool-angle").waitFor();
    await shoot(page, "measure_menu_390");
    const boxes = await page
      .locator(".tool-menu:popover-open .tool")
      .evaluateAll((tools) => tools.map((tool) => tool.getBoundingClientRect().toJSON() as DOMRect));
    expect(boxes.length).toBe(11);
    expect(boxes.filter(({ width, height, right }) => width < 44 || height < 44 || right > 390)).toEqual([]);
    await page.getByTestId("tool-ellipse").tap();
    await touch([[195, 430]], [[205, 440]], [[215, 450]], [[225, 460]]);
    await page.getByTestId("measurement-1").waitFor();
    await shoot(page, "measured_390");
  });
});

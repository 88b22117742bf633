import { beforeAll, beforeEach, expect, it } from "vitest";
import { shoot } from "../browser";
import { largestDifference } from "./canvas";
import { place } from "./gestures";
import { page } from "./page";
import { aStudy, grey, ramp, SIDE, windowed } from "./samples";
import { openStudy, store } from "./system";

/** A plane of 8×8 bits, all of them set, whose first one lies over row 17, column 33; and a bit of each pixel below row 32. */
const stored = grey(ramp(100));
const [, values] = stored["7FE00010"] ?? [];
const pixels = (values as number[]).map((value, pixel) =>
  pixel >= (SIDE * SIDE) / 2 ? value | 0x8000 : value,
);
const sample = aStudy({
  ...stored,
  ...windowed(700, 1000),
  "00280101": ["US", 12],
  "00280102": ["US", 11],
  "60000010": ["US", 8],
  "60000011": ["US", 8],
  "60000040": ["CS", "G"],
  "60000050": ["SS", [17, 33]],
  "60000100": ["US", 1],
  "60000102": ["US", 0],
  "60003000": ["OW", Array.from({ length: 4 }, () => 0xffff)],
  "60020010": ["US", SIDE],
  "60020011": ["US", SIDE],
  "60020040": ["CS", "R"],
  "60020050": ["SS", [1, 1]],
  "60020100": ["US", 16],
  "60020102": ["US", 15],
  "7FE00010": ["OW", pixels],
});

beforeAll(() => store(sample));
beforeEach(() => openStudy(page, sample));

const drawn = (group: string) => page.locator(`[data-testid=overlay-${group}][data-drawn=true]`);

/** The plane's edges on the screen: left, top, right, bottom. */
async function edgesOf(group: string): Promise<number[]> {
  const box = await drawn(group).boundingBox();
  return box ? [box.x, box.y, box.x + box.width, box.y + box.height] : [];
}

it("an overlay lies over the pixels that its origin names, also after a flip, and can be hidden", async () => {
  await drawn("6000").waitFor();
  const where = [...(await place(32, 16)), ...(await place(40, 24))];
  expect(largestDifference(where, await edgesOf("6000"))).toBeLessThan(1.5);
  await shoot(page, "overlays");
  await page.keyboard.press("h");
  const mirrored = [...(await place(24, 16)), ...(await place(32, 24))];
  await expect.poll(async () => largestDifference(mirrored, await edgesOf("6000"))).toBeLessThan(1.5);
  await page.keyboard.press("y");
  await page.getByTestId("overlay-6000").waitFor({ state: "detached" });
});

it("an overlay in a free bit of the pixels is drawn where that bit is set, and no part of the value", async () => {
  await drawn("6002").waitFor();
  const set = await drawn("6002").evaluate((canvas: HTMLCanvasElement) => {
    const { data = [] } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    return [0, 31, 32, 63].map((row) => (data[4 * row * canvas.width + 3] ?? 0) > 0);
  });
  expect(set).toEqual([false, false, true, true]);
  await page.mouse.move(...(await place(56, 56)));
  await expect.poll(() => page.getByTestId("hover-value").innerText()).toBe("1500 HU");
});

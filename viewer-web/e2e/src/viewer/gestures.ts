import { page } from "./page";
import { SIDE } from "./samples";
import { picture } from "./system";

/** Where a pixel of the picture lies on the screen; whole numbers are the pixels' upper left corners. */
export async function place(column: number, row: number): Promise<[x: number, y: number]> {
  const box = await picture(page).boundingBox();
  const [width, height] = [box?.width ?? 0, box?.height ?? 0];
  const side = Math.min(width, height);
  return [
    (box?.x ?? 0) + (width - side) / 2 + (column * side) / SIDE,
    (box?.y ?? 0) + (height - side) / 2 + (row * side) / SIDE,
  ];
}

export async function choose(tool: string) {
  const button = page.getByTestId(`tool-${tool}`);
  if (!(await button.isVisible())) {
    const inMeasure = await page.locator(`[data-testid=tool-measure] ~ * [data-testid=tool-${tool}]`).count();
    await page.getByTestId(inMeasure > 0 && !turning.has(tool) ? "tool-measure" : "tool-turn").click();
  }
  await button.click();
}
const turning = new Set(["magnify", "rotateRight", "rotateLeft", "flipHorizontal", "flipVertical"]);

export async function drag(...way: [column: number, row: number][]) {
  const [first, ...others] = way;
  await page.mouse.move(...(await place(...(first ?? [0, 0]))));
  await page.mouse.down();
  for (const point of others) {
    await page.mouse.move(...(await place(...point)), { steps: 4 });
  }
  await page.mouse.up();
}

/** Presses within this time of a click are halves of a double click to the engine (Cornerstone's mouseDownListener). */
const DOUBLE_CLICK_MS = 400;

/** A click, and the time in which what follows would be taken for its second half. */
export async function click(column: number, row: number) {
  await page.mouse.move(...(await place(column, row)));
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForTimeout(DOUBLE_CLICK_MS + 100);
}

export type Point = [x: number, y: number];

const touchPoints = (step: Point[]) => step.map(([x, y], id) => ({ x, y, id, force: 1 }));

/** Fingers from step to step. */
export async function touch(first: Point[], ...steps: Point[][]) {
  const session = await page.context().newCDPSession(page);
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: touchPoints(first) });
  for (const step of steps) {
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: touchPoints(step) });
    await page.waitForTimeout(30);
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** Two fingers, one above the other. */
export const apart = (step: number): Point[] => [
  [195, 380 - step],
  [195, 460 + step],
];

import type { Page } from "playwright-core";
import { BLOCKS } from "./samples";

/** A grey level of rounding on each side, one more of the screen's own. */
export const TOLERANCE = 2;

/** Colours on the screen in the middle of each block of a sample that fills the viewport, left to right, top to bottom. */
export function blockColours(page: Page): Promise<number[][]> {
  return page.evaluate(async (blocks) => {
    // Two frames later everything asked for has been drawn.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const canvas = document.querySelector<HTMLCanvasElement>("[data-testid=viewport-0] canvas");
    if (!canvas) {
      throw new Error("the viewport has no canvas");
    }
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext("2d");
    if (!context) {
      throw new Error("no 2D context");
    }
    context.drawImage(canvas, 0, 0);
    const side = Math.min(copy.width, copy.height);
    const [left, top] = [(copy.width - side) / 2, (copy.height - side) / 2];
    return Array.from({ length: blocks * blocks }, (_, block) => {
      const x = left + (((block % blocks) + 0.5) * side) / blocks;
      const y = top + ((Math.floor(block / blocks) + 0.5) * side) / blocks;
      const [red = -1, green = -1, blue = -1] = context.getImageData(Math.floor(x), Math.floor(y), 1, 1).data;
      return [red, green, blue];
    });
  }, BLOCKS);
}

export const greysOnScreen = async (page: Page) => (await blockColours(page)).map(([red]) => red ?? -1);

/** Brightness on the screen at a place of what has this name, as parts of its width and height. */
export function greyAt(page: Page, testId: string, x: number, y: number): Promise<number> {
  return page.evaluate(
    async ([name, right, down]) => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const canvas = document.querySelector<HTMLCanvasElement>(`[data-testid=${name}] canvas`);
      const copy = document.createElement("canvas");
      copy.width = canvas?.width ?? 1;
      copy.height = canvas?.height ?? 1;
      const context = copy.getContext("2d");
      if (!canvas || !context) {
        throw new Error(`${name} has no canvas`);
      }
      context.drawImage(canvas, 0, 0);
      const [red = -1] = context.getImageData(
        Math.floor(right * copy.width),
        Math.floor(down * copy.height),
        1,
        1,
      ).data;
      return red;
    },
    [testId, x, y] as const,
  );
}

/** Brightness 0…255 of a value under a window (PS3.3 C.11.2.1.2.1). */
export function brightness(value: number, center: number, width: number): number {
  return 255 * Math.min(1, Math.max(0, (value - (center - 0.5)) / (width - 1) + 0.5));
}

/** The most by which two lists differ, place by place. */
export const largestDifference = (a: number[], b: number[]) =>
  Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? Number.POSITIVE_INFINITY))));

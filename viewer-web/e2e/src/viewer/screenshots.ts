import type { Page } from "playwright-core";

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the browser made of all layers at a place, red, green and blue; CSS pixels from the page's corner. */
export async function colourAt(page: Page, { x, y }: { x: number; y: number }): Promise<number[]> {
  const [colour = []] = await pixels(page, { x: Math.round(x), y: Math.round(y), width: 1, height: 1 });
  return colour;
}

/**
 * Middle of what glows in a part of the page, CSS pixels from the page's corner: pixels whose red is far from their blue.
 */
export async function hotSpot(page: Page, { x, y, width, height }: Box) {
  const box = { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
  const hot = [...(await pixels(page, box)).entries()].filter(
    ([, [red = 0, , blue = 0]]) => red > 200 && red - blue > 120,
  );
  const mean = (of: (index: number) => number) =>
    hot.reduce((sum, [index]) => sum + of(index), 0) / hot.length;
  return {
    x: box.x + mean((index) => index % box.width),
    y: box.y + mean((index) => Math.floor(index / box.width)),
  };
}

async function pixels(page: Page, clip: Box): Promise<number[][]> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const picture = (await page.screenshot({ clip })).toString("base64");
  return page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(
      new Blob([Uint8Array.from(atob(base64), (byte) => byte.codePointAt(0) ?? 0)]),
    );
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context?.drawImage(bitmap, 0, 0);
    const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
    return Array.from({ length: data.length / 4 }, (_, index) =>
      Array.from(data.slice(4 * index, 4 * index + 3)),
    );
  }, picture);
}

import type { Page } from "playwright-core";

/** How a marked picture came out of the plain one and the tile. */
interface Composition {
  pixels: number;
  /** Values of the ground (0…255) that did not come out alike wherever they were, the tile's own colour taken away. */
  uneven: number[];
  /** The most by which a ground differs from round(ground · (255 - alpha) / 255). */
  fromIdeal: number;
}

/**
 * Takes the tile away from each pixel of the marked picture. Where the tile lies pixel on pixel, what remains depends on
 * nothing but the ground; a tile that were drawn between two pixels would leave its pattern.
 *
 * @param plain, marked, tile PNG as base64
 */
export function composition(page: Page, plain: string, marked: string, tile: string): Promise<Composition> {
  return page.evaluate(
    async (pictures) => {
      const [before, after, over] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes]), { colorSpaceConversion: "none" });
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (!before || !after || !over || before.width !== after.width || before.height !== after.height) {
        throw new Error("the pictures differ in size");
      }
      const alpha = over.data[3] ?? 0;
      const seen = Array.from({ length: 256 }, () => new Set<number>());
      for (let y = 0; y < before.height; y++) {
        for (let x = 0; x < before.width; x++) {
          for (let channel = 0; channel < 3; channel++) {
            const at = 4 * (y * before.width + x) + channel;
            const inTile = 4 * ((y % over.height) * over.width + (x % over.width)) + channel;
            const colour = Math.round(((over.data[inTile] ?? 0) * alpha) / 255);
            seen[before.data[at] ?? 0]?.add((after.data[at] ?? 0) - colour);
          }
        }
      }
      return {
        pixels: before.width * before.height,
        uneven: seen.flatMap((grounds, value) => (grounds.size > 1 ? [value] : [])),
        fromIdeal: Math.max(
          ...seen.flatMap((grounds, value) =>
            [...grounds].map((ground) => Math.abs(ground - Math.round((value * (255 - alpha)) / 255))),
          ),
        ),
      };
    },
    [plain, marked, tile],
  );
}

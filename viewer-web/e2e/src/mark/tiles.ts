import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env["YINGDUN_TILES"];

/** The ratios of device pixels for which the engine drew a tile. */
export const ratios = [1, 1.25, 1.5, 2, 3];

/** The engine's PNG for a screen with this ratio, as base64. */
export function tileFor(ratio: number): string {
  if (!folder) {
    throw new Error(
      "Say where the tiles are: YINGDUN_TILES=folder with 1.png, 1.25.png, 1.5.png, 2.png and 3.png, each made by " +
        "packaging/yingdun watermark render --tile --scale RATIO --key KEY --token TOKEN RATIO.png",
    );
  }
  return readFileSync(join(folder, `${ratio}.png`), "base64");
}

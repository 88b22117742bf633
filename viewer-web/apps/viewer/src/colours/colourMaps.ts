import { corners, type Corners } from "./corners";

export type ColourMap = keyof typeof corners;

/** In the order in which they are offered. */
export const colourMaps = Object.keys(corners) as ColourMap[];

/** The one after; after the last one greys. */
export const nextColours = (now: ColourMap | undefined): ColourMap | undefined =>
  colourMaps[now === undefined ? 0 : colourMaps.indexOf(now) + 1];

/** 0…255 each. */
type Colour = readonly [red: number, green: number, blue: number];

const LAST = 255;

const tables = new Map<ColourMap, readonly Colour[]>();
const gradients = new Map<string, string>();

/** Of a brightness 0…1, as a palette of 256 entries has it. */
export function colourOf(map: ColourMap, brightness: number): Colour {
  const entry = Math.round(LAST * Math.min(1, Math.max(0, brightness)));
  return tableOf(map)[entry] ?? BLACK;
}

const BLACK: Colour = [0, 0, 0];

function tableOf(map: ColourMap): readonly Colour[] {
  const known = tables.get(map);
  if (known) {
    return known;
  }
  const [red, green, blue] = corners[map];
  const table = Array.from({ length: LAST + 1 }, (_, entry): Colour => [
    valueAt(red, entry),
    valueAt(green, entry),
    valueAt(blue, entry),
  ]);
  tables.set(map, table);
  return table;
}

function valueAt(curve: Corners, entry: number): number {
  const next = curve.findIndex(([at]) => at >= entry);
  const [to, above] = curve[next] ?? [entry, 0];
  const [from, below] = curve[next - 1] ?? [to, above];
  return to === from ? above : Math.round(below + ((above - below) * (entry - from)) / (to - from));
}

/** Bands of a bar; each of them is as wide as a few entries. */
const BANDS = 64;

/** The palette as a picture of CSS, its dark end first; `way` such as `to top`. */
export function gradientOf(map: ColourMap, way: string, inverted = false): string {
  const key = `${map} ${way} ${inverted}`;
  const known = gradients.get(key);
  if (known !== undefined) {
    return known;
  }
  const gradient = madeGradient(map, way, inverted);
  gradients.set(key, gradient);
  return gradient;
}

function madeGradient(map: ColourMap, way: string, inverted: boolean): string {
  const bands = Array.from({ length: BANDS }, (_, band) => {
    const brightness = (band + 0.5) / BANDS;
    const colour = colourOf(map, inverted ? 1 - brightness : brightness).join(" ");
    return `rgb(${colour}) ${(100 * band) / BANDS}% ${(100 * (band + 1)) / BANDS}%`;
  });
  return `linear-gradient(${way}, ${bands.join(", ")})`;
}

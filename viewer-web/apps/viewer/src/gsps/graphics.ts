import {
  longTextOf,
  numbersOf,
  sequenceOf,
  textOf,
  type DicomDataset,
  type ImageReference,
} from "../dicomweb";
import { ellipse, middleOf, pixelsBetween, type ImagePoint } from "../measurements/geometry";
import { toPoints } from "../sr";
import { areaOn, turnIn } from "./attributes";
import type { Drawn, DrawnLine } from "./model";
import { itemsOn } from "./references";

/** More graphics than a person draws are a mistake, or an attack on the page. */
const MOST_GRAPHICS = 2000;
const MOST_POINTS = 20_000;

/** From what an annotation counts in to the picture's pixels; undefined: in something that is not known. */
type Placing = (data: readonly number[], units: string | undefined) => ImagePoint[] | undefined;

/** Graphic Annotation (PS3.3 C.10.5): lines under words. */
export function drawnIn(instance: DicomDataset, image: ImageReference): Drawn {
  const placing = placingOn(instance, image);
  const annotations = itemsOn(instance, "00700001", image);
  const parts = (tag: string) => annotations.flatMap((item) => sequenceOf(item, tag)).slice(0, MOST_GRAPHICS);
  const texts = parts("00700008").flatMap((text) => textIn(text, placing) ?? []);
  return {
    lines: [
      ...parts("00700009").flatMap((graphic) => lineIn(graphic, placing) ?? []),
      ...texts.flatMap(({ leader }) => leader ?? []),
    ],
    texts: texts.map(({ at, text }) => ({ at, text })),
  };
}

/** DISPLAY counts in parts of the displayed area, from its upper left corner as it is seen. */
function placingOn(instance: DicomDataset, image: ImageReference): Placing {
  const { rotation } = turnIn(instance);
  const aside = rotation === 90 || rotation === 270;
  const area = areaOn(instance, image);
  return (data, units) => {
    if (units === "PIXEL") {
      return toPoints(data);
    }
    if (units !== "DISPLAY" || !area) {
      return undefined;
    }
    const [from, to] = area;
    const part = (of: 0 | 1, share: number) => from[of] + share * (to[of] - from[of]);
    return pairs(data).map(([x, y]) => (aside ? [part(0, y), part(1, x)] : [part(0, x), part(1, y)]));
  };
}

/** Words stand in their box or, without one, at what they point to; where they have both, a line leads from one to the other. */
function textIn(text: DicomDataset, placing: Placing) {
  const words = longTextOf(text, "00700006");
  const points = (tag: string, units: string) =>
    placing(twoOf(numbersOf(text, tag)), textOf(text, units)) ?? [];
  const [box] = points("00700010", "00700003");
  const [anchor] = points("00700014", "00700004");
  const at = box ?? anchor;
  if (!words || !at) {
    return undefined;
  }
  const leads = box && anchor && textOf(text, "00700015") === "Y";
  return { at, text: words, ...(leads ? { leader: { points: [box, anchor], filled: false } } : {}) };
}

function lineIn(graphic: DicomDataset, placing: Placing): DrawnLine | undefined {
  const data = numbersOf(graphic, "00700022") ?? [];
  if (data.length === 0 || data.length % 2 !== 0 || data.length > 2 * MOST_POINTS) {
    return undefined;
  }
  const points = placing(data, textOf(graphic, "00700005"));
  const outline = points && outlineOf(textOf(graphic, "00700023"), points);
  return outline && { points: outline, filled: textOf(graphic, "00700024") === "Y" };
}

/** An interpolated line is drawn as straight ones, from point to point. */
function outlineOf(type: string | undefined, points: ImagePoint[]): ImagePoint[] | undefined {
  const [a, b, c] = points;
  switch (type) {
    case "CIRCLE": {
      const radius = a && b ? pixelsBetween(a, b) : 0;
      return a && closed(ellipse(a, [a[0] + radius, a[1]], [a[0], a[1] + radius]));
    }
    case "ELLIPSE":
      return a && b && c && closed(ellipse(middleOf(a, b), a, c));
    default:
      return points;
  }
}

const closed = (points: ImagePoint[]): ImagePoint[] => [...points, ...points.slice(0, 1)];

const twoOf = (data: readonly number[] | undefined): readonly number[] =>
  data && data.length >= 2 ? data.slice(0, 2) : [];

const pairs = (data: readonly number[]): [number, number][] =>
  Array.from({ length: data.length / 2 }, (_, index) => [data[2 * index] ?? 0, data[2 * index + 1] ?? 0]);

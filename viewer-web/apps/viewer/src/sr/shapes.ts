import { ellipse, middleOf, pixelsBetween, type ImagePoint } from "../measurements/geometry";
import type { MeasurementKind } from "../measurements/measure";

/** Spatial coordinates of one image (PS3.3 C.18.6), in the viewer's pixels. */
export interface Shape {
  type: "POINT" | "POLYLINE" | "CIRCLE" | "ELLIPSE";
  points: readonly ImagePoint[];
}

/** The standard counts from the upper left corner of the first pixel (C.18.6.1.2), the viewer from its middle. */
const CORNER = 0.5;

export const toGraphicData = (points: readonly ImagePoint[]): number[] =>
  points.flatMap(([column, row]) => [column + CORNER, row + CORNER]);

export const toPoints = (graphicData: readonly number[]): ImagePoint[] =>
  Array.from({ length: graphicData.length / 2 }, (_, index) => [
    (graphicData[2 * index] ?? 0) - CORNER,
    (graphicData[2 * index + 1] ?? 0) - CORNER,
  ]);

const line = (...points: ImagePoint[]): Shape => ({ type: "POLYLINE", points });

/** Kinds whose results are of what is inside. */
const regions = ["rectangle", "ellipse", "circle", "freehand"] as const;
type Region = (typeof regions)[number];

export const isRegion = (kind: MeasurementKind): kind is Region =>
  (regions as readonly MeasurementKind[]).includes(kind);

/** What a drawing consists of, in the order of its results; undefined where it is not complete. */
export function shapesOf(kind: MeasurementKind, points: readonly ImagePoint[]): Shape[] | undefined {
  const [a, b, c, d] = points;
  switch (kind) {
    case "probe":
    case "label":
      return a && [{ type: "POINT", points: [a] }];
    case "length":
    case "calibration":
    case "arrow":
      return a && b && [line(a, b)];
    case "angle":
      return a && b && c && [line(a, b, c)];
    case "cobb":
    case "bidirectional":
    case "cardiothoracic":
      return a && b && c && d && [line(a, b), line(c, d)];
    case "circle":
      return a && b && [{ type: "CIRCLE", points: [a, b] }];
    case "ellipse":
      return a && b && c && d && [{ type: "ELLIPSE", points: longerFirst(a, b, c, d) }];
    case "rectangle":
      return a && b && c && d && [line(a, b, d, c, a)];
    case "freehand":
      return points.length >= 3 && a ? [line(...points, a)] : undefined;
  }
}

/** The ends of the major axis come first. */
function longerFirst(a: ImagePoint, b: ImagePoint, c: ImagePoint, d: ImagePoint): ImagePoint[] {
  return pixelsBetween(a, b) >= pixelsBetween(c, d) ? [a, b, c, d] : [c, d, a, b];
}

/** Pixels; coordinates are stored in 32 bits. */
const SAME = 0.01;

const same = (a: number, b: number) => Math.abs(a - b) < SAME;
const samePlace = (a: ImagePoint, b: ImagePoint) => same(a[0], b[0]) && same(a[1], b[1]);

/** The drawing of a region, though it enclose nothing: such a one is drawn, too. Undefined: it is no region. */
export function regionOf({ type, points }: Shape): { kind: Region; points: ImagePoint[] } | undefined {
  const [a, b, c, d] = points;
  if (type === "CIRCLE" && a && b) {
    return { kind: "circle", points: [a, b] };
  }
  if (type === "ELLIPSE" && a && b && c && d) {
    return ellipseOf(a, b, c, d);
  }
  const first = points[0];
  const last = points.at(-1);
  if (type !== "POLYLINE" || !first || !last) {
    return undefined;
  }
  const corners = points.length > 3 && samePlace(first, last) ? points.slice(0, -1) : [...points];
  return corners.length < 3 ? undefined : (rectangleOf(corners) ?? { kind: "freehand", points: corners });
}

/** Of two upright axes it is the tool's own; any other is drawn as its outline. */
function ellipseOf(
  a: ImagePoint,
  b: ImagePoint,
  c: ImagePoint,
  d: ImagePoint,
): { kind: Region; points: ImagePoint[] } | undefined {
  const upright = same(a[0], b[0]) && same(c[1], d[1]);
  const lying = same(a[1], b[1]) && same(c[0], d[0]);
  if (upright || lying) {
    const [vertical, horizontal] = upright
      ? [
          [a, b],
          [c, d],
        ]
      : [
          [c, d],
          [a, b],
        ];
    const [top, bottom] = vertical.toSorted((one, other) => one[1] - other[1]);
    const [left, right] = horizontal.toSorted((one, other) => one[0] - other[0]);
    return top && bottom && left && right
      ? { kind: "ellipse", points: [bottom, top, left, right] }
      : undefined;
  }
  return { kind: "freehand", points: ellipse(middleOf(a, b), a, c) };
}

function rectangleOf(corners: readonly ImagePoint[]): { kind: Region; points: ImagePoint[] } | undefined {
  const [a, b, c, d] = corners;
  if (corners.length !== 4 || !a || !b || !c || !d) {
    return undefined;
  }
  const across = same(a[1], b[1]) && same(b[0], c[0]) && same(c[1], d[1]) && same(d[0], a[0]);
  const down = same(a[0], b[0]) && same(b[1], c[1]) && same(c[0], d[0]) && same(d[1], a[1]);
  return across || down ? { kind: "rectangle", points: [a, b, d, c] } : undefined;
}

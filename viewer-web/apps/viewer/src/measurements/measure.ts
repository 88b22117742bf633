import type { Picture } from "../picture";
import type { PixelSpacing, SpacingBasis, SuvFault } from "../study";
import {
  angleAt,
  angleOfLines,
  areaOf,
  distance,
  ellipse,
  middleOf,
  pixelsBetween,
  pixelsInside,
  type ImagePoint,
} from "./geometry";

export const measurementKinds = [
  "length",
  "calibration",
  "angle",
  "cobb",
  "cardiothoracic",
  "bidirectional",
  "rectangle",
  "ellipse",
  "circle",
  "freehand",
  "probe",
  "arrow",
  "label",
] as const;
export type MeasurementKind = (typeof measurementKinds)[number];

/** What somebody drew. */
interface Drawing {
  kind: MeasurementKind;
  points: readonly ImagePoint[];
  /** What somebody wrote beside it. */
  label?: string;
  /** Where the program put its points, before the reader moved any. */
  proposed?: Proposal;
}

export interface Proposal {
  points: readonly ImagePoint[];
  /** They were found in the picture; otherwise they only lie where they usually are. */
  sure: boolean;
}

/** What the drawing lies on. */
export interface Ground {
  spacing: PixelSpacing;
  /** Undefined while its pixels are not in memory. */
  picture?: Picture;
  /** Of its values, such as HU; empty where nobody said what they are. */
  unit: string;
  /** Decimals of a value that is no whole number; one where nothing is said. */
  decimals?: number;
  /** Why its values are no SUVs, for PET. */
  suvFault?: SuvFault;
}

export interface Quantity {
  name:
    | "ratio"
    | "heart"
    | "thorax"
    | "length"
    | "short"
    | "angle"
    | "mean"
    | "deviation"
    | "range"
    | "area"
    | "value"
    | "label";
  text: string;
  /** What the text says, unrounded: of a range the least and the greatest, of a colour its components; none of words. */
  numbers?: readonly number[];
  /** Of the numbers: mm, px, mm², px², °, or that of the picture's values; empty where they have none. */
  unit?: string;
}

export interface Result {
  quantities: Quantity[];
  /** What its millimetres stand on; undefined where none are in it. */
  basis?: SpacingBasis;
  /** It is the program's still: found in the picture, or only where such lines usually lie, so that it says nothing. */
  proposal?: "found" | "unsure";
  /** Why the values that are in it are no SUVs, for PET. */
  suvFault?: SuvFault;
}

/** The results of a drawing, the most important first; none before it is complete. */
export function measure(drawing: Drawing, ground: Ground): Result {
  const { kind, points, label } = drawing;
  const { spacing } = ground;
  const [a, b, c, d] = points;
  switch (kind) {
    case "length":
    case "calibration":
      return a && b ? lengths(spacing, ["length", a, b]) : nothing;
    case "cardiothoracic":
      return a && b && c && d ? cardiothoracic([a, b, c, d], spacing, drawing.proposed) : nothing;
    case "bidirectional":
      return a && b && c && d ? lengths(spacing, ["length", a, b], ["short", c, d]) : nothing;
    case "angle":
      return a && b && c ? angle(angleAt(a, b, c, spacing)) : nothing;
    case "cobb":
      return a && b && c && d ? angle(angleOfLines([a, b], [c, d], spacing)) : nothing;
    case "probe":
      return a ? { quantities: valueAt(a, ground), suvFault: ground.suvFault } : nothing;
    case "arrow":
    case "label":
      return label ? { quantities: [{ name: "label", text: label }] } : nothing;
    default:
      return region(outlineOf(kind, points, spacing), ground);
  }
}

const nothing: Result = { quantities: [] };

/** In the place of a value that there is none of, as where its pixels are not in memory. */
const AWAY = "—";

/** One digit is as much as a click on a pixel is worth. */
const digit = (value: number, decimals = 1) => value.toFixed(decimals);

/** Without a spacing a length is counted in pixels: never as if a pixel were a millimetre (PS3.3 §10.7). */
const unitOf = ({ basis }: PixelSpacing) => (basis === "unknown" ? "px" : "mm");

type LineName = "length" | "short" | "heart" | "thorax";

function lengths(spacing: PixelSpacing, ...lines: [LineName, ImagePoint, ImagePoint][]): Result {
  return {
    quantities: lines.map(([name, from, to]) => {
      const [length, unit] = [distance(from, to, spacing), unitOf(spacing)];
      return { name, text: `${digit(length)} ${unit}`, numbers: [length], unit };
    }),
    basis: spacing.basis,
  };
}

type Ends = [ImagePoint, ImagePoint, ImagePoint, ImagePoint];

/** Width of the heart by that of the thorax; none of lines of which nobody moved one to its place. */
function cardiothoracic([a, b, c, d]: Ends, spacing: PixelSpacing, proposed: Proposal | undefined): Result {
  const widths = lengths(spacing, ["thorax", a, b], ["heart", c, d]);
  const moved = [a, b, c, d].map((point, index) => isMoved(point, proposed?.points[index]));
  const [thoraxMoved, heartMoved] = [moved[0] || moved[1], moved[2] || moved[3]];
  const unsure = proposed?.sure === false && !(thoraxMoved && heartMoved);
  const found = proposed?.sure === true && !(thoraxMoved || heartMoved);
  const ratio = distance(c, d, spacing) / distance(a, b, spacing);
  return {
    ...widths,
    quantities: [
      unsure || !Number.isFinite(ratio)
        ? { name: "ratio", text: AWAY }
        : { name: "ratio", text: ratio.toFixed(2), numbers: [ratio], unit: "" },
      ...widths.quantities,
    ],
    proposal: unsure ? "unsure" : found ? "found" : undefined,
  };
}

/** Pixels; places go through the engine's arithmetic. */
const UNMOVED = 0.01;

const isMoved = (now: ImagePoint, before: ImagePoint | undefined): boolean =>
  before === undefined || pixelsBetween(now, before) > UNMOVED;

const angle = (degrees: number): Result => ({
  quantities: [{ name: "angle", text: `${digit(degrees)}°`, numbers: [degrees], unit: "°" }],
});

/** Rounded to the pixel under the point. Colours have no unit. */
export function valueAt([column, row]: ImagePoint, { picture, unit, decimals }: Ground): Quantity[] {
  if (!picture) {
    return [{ name: "value", text: AWAY }];
  }
  const [x, y] = [Math.round(column), Math.round(row)];
  if (x < 0 || y < 0 || x >= picture.columns || y >= picture.rows) {
    return [];
  }
  const at = picture.components * (y * picture.columns + x);
  const values = Array.from({ length: picture.components }, (_, component) =>
    valueOf(picture, at + component),
  );
  const text = values.map((value) => shortest(value, decimals)).join(" / ");
  return picture.components === 1
    ? [{ name: "value", text: withUnit(text, unit), numbers: values, unit }]
    : [{ name: "value", text, numbers: values, unit: "" }];
}

/** Rectangles come as two opposite corners' rows, ellipses as bottom, top, left, right; circles as centre and edge. */
export function outlineOf(
  kind: MeasurementKind,
  points: readonly ImagePoint[],
  spacing: PixelSpacing,
): readonly ImagePoint[] {
  const [a, b, c, d] = points;
  if (kind === "rectangle") {
    return a && b && c && d ? [a, b, d, c] : [];
  }
  if (kind === "ellipse") {
    return a && b && d ? ellipse(middleOf(a, b), a, d) : [];
  }
  if (kind === "circle" && a && b) {
    const radius = distance(a, b, spacing);
    return ellipse(a, [a[0] + radius / spacing.column, a[1]], [a[0], a[1] + radius / spacing.row]);
  }
  return kind === "freehand" ? points : [];
}

function region(outline: readonly ImagePoint[], ground: Ground): Result {
  const { spacing } = ground;
  if (outline.length < 3) {
    return nothing;
  }
  const [area, unit] = [areaOf(outline, spacing), `${unitOf(spacing)}²`];
  return {
    quantities: [
      ...statistics(outline, ground),
      { name: "area", text: `${digit(area)} ${unit}`, numbers: [area], unit },
    ],
    basis: spacing.basis,
    suvFault: ground.suvFault,
  };
}

/** Mean, sample standard deviation, least and greatest value of the pixels inside; colours have none. */
function statistics(outline: readonly ImagePoint[], { picture, unit, decimals }: Ground): Quantity[] {
  if (!picture || picture.components !== 1) {
    return [];
  }
  // Welford's recurrence: sums of squares of large values would lose what is looked for.
  let [count, mean, squares] = [0, 0, 0];
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  pixelsInside(outline, picture, (index) => {
    const value = valueOf(picture, index);
    const before = value - mean;
    mean += before / ++count;
    squares += before * (value - mean);
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  });
  if (count === 0) {
    return [];
  }
  const deviation = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
  const range = `${shortest(least, decimals)} … ${shortest(greatest, decimals)}`;
  return [
    { name: "mean", text: withUnit(digit(mean, decimals), unit), numbers: [mean], unit },
    { name: "deviation", text: withUnit(digit(deviation, decimals), unit), numbers: [deviation], unit },
    { name: "range", text: withUnit(range, unit), numbers: [least, greatest], unit },
  ];
}

const valueOf = ({ samples, slope, intercept }: Picture, index: number) =>
  (samples[index] ?? 0) * slope + intercept;

const withUnit = (text: string, unit: string) => (unit === "" ? text : `${text} ${unit}`);

/** Stored values are whole numbers; rescaled ones may not be. */
const shortest = (value: number, decimals?: number) =>
  Number.isInteger(value) ? String(value) : digit(value, decimals);

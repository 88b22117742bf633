import type { PixelSpacing } from "../study";

/** Point of a picture: columns to the right, rows down, in pixels; whole numbers are the middles of pixels. */
export type ImagePoint = readonly [column: number, row: number];

/** In millimetres, or in pixels of their true shape where nobody knows how large they are. */
const scaled = ([column, row]: ImagePoint, spacing: PixelSpacing): ImagePoint => [
  column * spacing.column,
  row * spacing.row,
];

/** As they lie in the picture, whatever the pixels' shape. */
export const pixelsBetween = (a: ImagePoint, b: ImagePoint): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

export const middleOf = (a: ImagePoint, b: ImagePoint): ImagePoint => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

export function distance(a: ImagePoint, b: ImagePoint, spacing: PixelSpacing): number {
  const [from, to] = [scaled(a, spacing), scaled(b, spacing)];
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

/** Between the lines from `apex`, degrees 0…180. */
export function angleAt(a: ImagePoint, apex: ImagePoint, b: ImagePoint, spacing: PixelSpacing): number {
  return degreesBetween(direction(apex, a, spacing), direction(apex, b, spacing));
}

/** Between two lines wherever they would meet, degrees 0…90: a Cobb angle is the smaller of the two. */
export function angleOfLines(
  [a, b]: readonly [ImagePoint, ImagePoint],
  [c, d]: readonly [ImagePoint, ImagePoint],
  spacing: PixelSpacing,
): number {
  const angle = degreesBetween(direction(a, b, spacing), direction(c, d, spacing));
  return Math.min(angle, 180 - angle);
}

function direction(from: ImagePoint, to: ImagePoint, spacing: PixelSpacing): ImagePoint {
  const [a, b] = [scaled(from, spacing), scaled(to, spacing)];
  return [b[0] - a[0], b[1] - a[1]];
}

const degreesBetween = (a: ImagePoint, b: ImagePoint): number =>
  (180 / Math.PI) * Math.abs(Math.atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]));

/** Area of a polygon by the shoelace formula. */
export function areaOf(polygon: readonly ImagePoint[], spacing: PixelSpacing): number {
  const twice = polygon.reduce((sum, [column, row], index) => {
    const [nextColumn, nextRow] = polygon[(index + 1) % polygon.length] ?? [0, 0];
    return sum + column * nextRow - nextColumn * row;
  }, 0);
  return (Math.abs(twice) / 2) * spacing.column * spacing.row;
}

/** An ellipse as a polygon: finer than a pixel at any size that fits a screen, and 0.02 % smaller. */
export function ellipse(centre: ImagePoint, a: ImagePoint, b: ImagePoint): ImagePoint[] {
  const corners = 180;
  return Array.from({ length: corners }, (_, index) => {
    const [cosine, sine] = [
      Math.cos((2 * Math.PI * index) / corners),
      Math.sin((2 * Math.PI * index) / corners),
    ];
    return [
      centre[0] + cosine * (a[0] - centre[0]) + sine * (b[0] - centre[0]),
      centre[1] + cosine * (a[1] - centre[1]) + sine * (b[1] - centre[1]),
    ];
  });
}

/** Calls back for every pixel whose middle lies inside (even-odd rule), row by row. */
export function pixelsInside(
  polygon: readonly ImagePoint[],
  { columns, rows }: { columns: number; rows: number },
  visit: (index: number) => void,
): void {
  const heights = polygon.map(([, row]) => row);
  const last = Math.min(rows - 1, Math.floor(Math.max(...heights)));
  for (let row = Math.max(0, Math.ceil(Math.min(...heights))); row <= last; row++) {
    const crossings = crossingsOf(polygon, row);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const to = Math.min(columns - 1, Math.floor(crossings[pair + 1] ?? -1));
      for (let column = Math.max(0, Math.ceil(crossings[pair] ?? 0)); column <= to; column++) {
        visit(row * columns + column);
      }
    }
  }
}

function crossingsOf(polygon: readonly ImagePoint[], row: number): number[] {
  return polygon
    .flatMap(([column, height], index) => {
      const [nextColumn, nextHeight] = polygon[(index + 1) % polygon.length] ?? [column, height];
      const crosses = height <= row !== nextHeight <= row;
      return crosses ? [column + ((row - height) / (nextHeight - height)) * (nextColumn - column)] : [];
    })
    .toSorted((a, b) => a - b);
}

import type { Picture } from "../picture";
import type { ImagePoint } from "./geometry";
import { brightnessGrid, lungsIn, type Grid, type Lung } from "./lungs";

/** Where the widths of heart and thorax are to be measured: each line from the image's left to its right. */
export interface ChestLines {
  thorax: readonly [ImagePoint, ImagePoint];
  heart: readonly [ImagePoint, ImagePoint];
  /** The lines were found in the picture; otherwise they only lie where chests usually have them. */
  sure: boolean;
}

/** A ratio beyond these is not believed of a proposal. */
const [LEAST_RATIO, GREATEST_RATIO] = [0.3, 0.75];

/** Of the lung's height: above it the mediastinum is no heart, below it the lung is a recess behind the diaphragm. */
const [HEART_TOP, HEART_BOTTOM] = [0.4, 0.9];

/** Of the lung's height: above it no diaphragm is looked for, for a large heart goes outwards as steeply. */
const DIAPHRAGM_FROM = 0.65;

/** Rows over which the lung's inner edge goes outwards by more columns than rows where it follows the diaphragm. */
const DIAPHRAGM = 6;

/** Rows of which the middle one counts, so that a vessel beside the heart is none of it. */
const SMOOTHED = [-2, -1, 0, 1, 2] as const;

/**
 * Proposes the two lines of a cardio-thoracic ratio on a frontal chest radiograph: the thorax where the two lungs together
 * are widest, the heart between the lungs' inner edges above the diaphragm. Lungs are the two large dark regions beside
 * each other that do not reach the edge of the picture. So it fails, and says so, where a lung is cut off by the edge of
 * the picture, is white (effusion, collapse), or where both run into each other; fat at the apex counts as heart.
 *
 * @param darkIsDense the picture's lowest value is white (MONOCHROME1)
 */
export function chestLines(picture: Picture, darkIsDense: boolean): ChestLines {
  const grid = brightnessGrid(picture, darkIsDense);
  const lungs = grid && lungsIn(grid);
  return (lungs && linesBetween(grid, ...lungs)) ?? usualLines(picture);
}

function linesBetween(grid: Grid, left: Lung, right: Lung): ChestLines | undefined {
  const top = Math.max(left.top, right.top);
  const bottom = Math.min(left.bottom, right.bottom);
  const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
  const widest = rows.reduce((best, row) => (span(row) > span(best) ? row : best), top);
  function span(row: number): number {
    return right.edgeOf(row).to - left.edgeOf(row).from;
  }
  const from = innermost(left, (row) => -left.edgeOf(row).to);
  const to = innermost(right, (row) => right.edgeOf(row).from);
  const thorax = [left.edgeOf(widest).from, right.edgeOf(widest).to + 1] as const;
  const heart = [-from.reach + 1, to.reach] as const;
  const ratio = (heart[1] - heart[0]) / (thorax[1] - thorax[0]);
  const middle = (heart[0] + heart[1]) / 2;
  const central = Math.abs(middle - (thorax[0] + thorax[1]) / 2) < 0.2 * (thorax[1] - thorax[0]);
  if (!central || ratio < LEAST_RATIO || ratio > GREATEST_RATIO) {
    return undefined;
  }
  return {
    thorax: [grid.pointOf(thorax[0], widest), grid.pointOf(thorax[1], widest)],
    heart: [grid.pointOf(heart[0], to.row), grid.pointOf(heart[1], to.row)],
    sure: true,
  };
}

/** How far the heart reaches into a lung, and where; the lung's edge is followed downwards as far as the diaphragm. */
function innermost(lung: Lung, edgeOf: (row: number) => number): { row: number; reach: number } {
  const reachOf = (row: number) => SMOOTHED.map((off) => edgeOf(row + off)).toSorted((a, b) => a - b)[2] ?? 0;
  const height = lung.bottom - lung.top;
  const first = Math.round(lung.top + HEART_TOP * height);
  const last = Math.round(lung.top + HEART_BOTTOM * height);
  const found = { row: first, reach: reachOf(first) };
  const isDiaphragm = (row: number) =>
    row > lung.top + DIAPHRAGM_FROM * height && edgeOf(row + DIAPHRAGM) - edgeOf(row) > DIAPHRAGM;
  for (let row = first + 1; row <= last && !isDiaphragm(row); row++) {
    if (reachOf(row) > found.reach) {
      found.row = row;
      found.reach = reachOf(row);
    }
  }
  return found;
}

/** Where most chests that fill their picture have them. */
function usualLines({ columns, rows }: Picture): ChestLines {
  const at = (x: number, y: number): ImagePoint => [x * (columns - 1), y * (rows - 1)];
  return {
    thorax: [at(0.12, 0.68), at(0.88, 0.68)],
    heart: [at(0.35, 0.6), at(0.66, 0.6)],
    sure: false,
  };
}

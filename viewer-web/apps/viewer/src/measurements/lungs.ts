import type { Picture } from "../picture";
import type { ImagePoint } from "./geometry";

/** A small picture of square cells, 0 as the darkest twentieth of it and 1 as its brightest. */
export interface Grid {
  columns: number;
  rows: number;
  cells: Float32Array;
  /** Pixel of the large picture at the left edge and in the middle of the height of a cell. */
  pointOf: (column: number, row: number) => ImagePoint;
}

/** One dark region, row by row. */
export interface Lung {
  top: number;
  bottom: number;
  /** First and last column of a row. */
  edgeOf: (row: number) => { from: number; to: number };
}

const COLUMNS = 128;

/** Means of square cells; undefined for coloured and for tiny pictures. */
export function brightnessGrid(picture: Picture, darkIsDense: boolean): Grid | undefined {
  const side = picture.columns / COLUMNS;
  const rows = Math.floor(picture.rows / side);
  if (picture.components !== 1 || side < 1 || rows < COLUMNS / 2) {
    return undefined;
  }
  const { samples, columns, slope } = picture;
  const sign = darkIsDense === slope > 0 ? -1 : 1;
  const cells = new Float32Array(COLUMNS * rows);
  for (let cell = 0; cell < cells.length; cell++) {
    const [left, top] = [(cell % COLUMNS) * side, Math.floor(cell / COLUMNS) * side];
    let [sum, count] = [0, 0];
    for (let y = Math.floor(top); y < Math.floor(top + side); y++) {
      for (let x = Math.floor(left); x < Math.floor(left + side); x++) {
        sum += samples[y * columns + x] ?? 0;
        count++;
      }
    }
    cells[cell] = (sign * sum) / Math.max(1, count);
  }
  const sorted = cells.toSorted();
  const low = sorted[Math.floor(0.05 * sorted.length)] ?? 0;
  const high = sorted[Math.floor(0.95 * sorted.length)] ?? 0;
  if (high <= low) {
    return undefined;
  }
  return {
    columns: COLUMNS,
    rows,
    cells: cells.map((value) => (value - low) / (high - low)),
    pointOf: (column, row) => [column * side - 0.5, (row + 0.5) * side - 0.5],
  };
}

/** Brightness below which a cell may be lung, the brightest first: the first that parts them is nearest to their edge. */
const THRESHOLDS = Array.from({ length: 27 }, (_, index) => 0.75 - 0.02 * index);

/** Of the picture, each. */
const [LEAST_AREA, GREATEST_AREA] = [0.04, 0.35];
/** Of the picture's height, at least. */
const HEIGHT = 0.3;
/** Of the smaller one's height, beside the other. */
const BESIDE = 0.6;

/** The lung on the image's left and that on its right; undefined where there are no two regions like lungs. */
export function lungsIn(grid: Grid): [Lung, Lung] | undefined {
  for (const threshold of THRESHOLDS) {
    const dark = opened(
      grid,
      grid.cells.map((value) => Number(value < threshold)),
    );
    const [a, b] = regionsIn(grid, dark)
      .filter(({ cells }) => cells.length > LEAST_AREA * grid.cells.length)
      .toSorted((one, other) => other.cells.length - one.cells.length);
    if (a && b && alikeLungs(grid, a, b)) {
      const [left, right] = a.middle < b.middle ? [a, b] : [b, a];
      return [lungOf(grid, left), lungOf(grid, right)];
    }
  }
  return undefined;
}

interface Region {
  cells: number[];
  top: number;
  bottom: number;
  /** Mean column. */
  middle: number;
}

function alikeLungs(grid: Grid, a: Region, b: Region): boolean {
  const heights = [a, b].map(({ top, bottom }) => bottom - top);
  const beside = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const middle = (a.middle + b.middle) / 2 / grid.columns;
  return (
    [a, b].every(({ cells }) => cells.length < GREATEST_AREA * grid.cells.length) &&
    Math.min(...heights) > HEIGHT * grid.rows &&
    beside > BESIDE * Math.min(...heights) &&
    Math.abs(a.middle - b.middle) > 0.2 * grid.columns &&
    middle > 0.3 &&
    middle < 0.7
  );
}

/** Without what is thinner than three cells, such as the way from a lung along the windpipe. */
function opened(grid: Grid, mask: Float32Array): Float32Array {
  return around(grid, around(grid, mask, Math.min), Math.max);
}

function around(
  { columns, rows }: Grid,
  mask: Float32Array,
  choose: (...of: number[]) => number,
): Float32Array {
  return mask.map((_, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    let chosen = mask[cell] ?? 0;
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        chosen = choose(chosen, mask[y * columns + x] ?? 0);
      }
    }
    return chosen;
  });
}

/** Regions of cells that hang together and do not reach the edge of the picture: what does is air around the patient. */
function regionsIn({ columns, rows }: Grid, mask: Float32Array): Region[] {
  const seen = new Uint8Array(mask.length);
  const regions: Region[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1 || seen[start]) {
      continue;
    }
    const cells = [start];
    seen[start] = 1;
    let [atEdge, sum, bottom] = [false, 0, 0];
    for (let next = 0; next < cells.length; next++) {
      const cell = cells[next] ?? 0;
      const [column, row] = [cell % columns, Math.floor(cell / columns)];
      atEdge ||= column === 0 || column === columns - 1 || row === 0 || row === rows - 1;
      sum += column;
      bottom = Math.max(bottom, row);
      for (const beside of atEdge ? [] : [cell - 1, cell + 1, cell - columns, cell + columns]) {
        if (mask[beside] === 1 && !seen[beside]) {
          seen[beside] = 1;
          cells.push(beside);
        }
      }
    }
    if (!atEdge) {
      regions.push({ cells, top: Math.floor(start / columns), bottom, middle: sum / cells.length });
    }
  }
  return regions;
}

function lungOf({ columns }: Grid, { cells, top, bottom }: Region): Lung {
  const edges = Array.from({ length: bottom - top + 1 }, () => ({ from: columns, to: 0 }));
  for (const cell of cells) {
    const edge = edges[Math.floor(cell / columns) - top];
    if (edge) {
      edge.from = Math.min(edge.from, cell % columns);
      edge.to = Math.max(edge.to, cell % columns);
    }
  }
  const edgeOf = (row: number) =>
    edges[Math.min(edges.length - 1, Math.max(0, row - top))] ?? { from: 0, to: 0 };
  return { top, bottom, edgeOf };
}

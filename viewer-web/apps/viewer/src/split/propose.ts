import type { Picture } from "../picture";
import { NO_GRID, fitting, type Grid } from "./grid";

/** Of a row or column that lies between pictures so much at least is dark; the rest is dust, scratches and noise. */
const DARK = 0.985;
/** Of the way from the sheet's blackest to its brightest values: what is below counts as dark. */
const THRESHOLD = 0.12;
/** Runs of brightness shorter than this part of the longest are no pictures, but words on the film's edge. */
const SHORTEST = 0.3;
/** Pictures of one sheet are of one size: longest by shortest. */
const ALIKE = 1.6;

/**
 * A grid found in a scanned film by the dark gaps between its pictures: rows and columns that are dark from edge to edge
 * (projection profiles). Where the bright runs between them are not alike, that direction is left undivided for the
 * reader to say.
 *
 * @param brightIsLow low values are white, as in MONOCHROME1
 */
export function proposedGrid(picture: Picture, brightIsLow: boolean): Grid {
  const isDark = darkness(picture, brightIsLow);
  const { columns, rows } = picture;
  const [darkColumns, darkRows] = [new Float64Array(columns), new Float64Array(rows)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (isDark(row * columns + column)) {
        darkColumns[column] = (darkColumns[column] ?? 0) + 1 / rows;
        darkRows[row] = (darkRows[row] ?? 0) + 1 / columns;
      }
    }
  }
  const [across, down] = [division(darkColumns), division(darkRows)];
  return fitting(
    {
      ...NO_GRID,
      columns: across.count,
      left: across.before,
      right: across.after,
      columnGap: across.gap,
      rows: down.count,
      top: down.before,
      bottom: down.after,
      rowGap: down.gap,
    },
    picture,
  );
}

/** By brightness between the hundredth that is darkest and the hundredth that is brightest; colours by their first part. */
function darkness({ samples, components, slope }: Picture, brightIsLow: boolean) {
  const sign = brightIsLow === slope > 0 ? -1 : 1;
  const step = Math.max(1, Math.floor(samples.length / components / 50_000));
  const some: number[] = [];
  for (let pixel = 0; pixel * components < samples.length; pixel += step) {
    some.push(sign * (samples[pixel * components] ?? 0));
  }
  some.sort((a, b) => a - b);
  const at = (part: number) => some[Math.floor(part * (some.length - 1))] ?? 0;
  const limit = at(0.01) + THRESHOLD * (at(0.99) - at(0.01));
  return (pixel: number) => sign * (samples[pixel * components] ?? 0) < limit;
}

interface Division {
  count: number;
  before: number;
  after: number;
  gap: number;
}

/** Pictures of one length at one distance that lie over the bright runs. */
function division(dark: Float64Array): Division {
  const runs = brightRuns(dark);
  const lengths = runs.map(({ from, to }) => to - from);
  const [longest, shortest] = [Math.max(...lengths), Math.min(...lengths)];
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last || longest > ALIKE * shortest) {
    return { count: 1, before: 0, after: 0, gap: 0 };
  }
  const count = runs.length;
  const pitch = count === 1 ? longest : (middle(last) - middle(first)) / (count - 1);
  // Where they differ in length the gaps are those of the longest, so that nothing of any is cut off.
  const length = Math.min(longest, pitch);
  return {
    count,
    before: middle(first) - length / 2,
    after: dark.length - middle(last) - length / 2,
    gap: pitch - length,
  };
}

interface Run {
  from: number;
  to: number;
}

const middle = ({ from, to }: Run) => (from + to) / 2;

function brightRuns(dark: Float64Array): Run[] {
  const runs: Run[] = [];
  for (let place = 0; place < dark.length; place++) {
    if ((dark[place] ?? 1) < DARK) {
      const last = runs.at(-1);
      if (last?.to === place) {
        last.to = place + 1;
      } else {
        runs.push({ from: place, to: place + 1 });
      }
    }
  }
  const longest = Math.max(...runs.map(({ from, to }) => to - from));
  return runs.filter(({ from, to }) => to - from >= SHORTEST * longest);
}

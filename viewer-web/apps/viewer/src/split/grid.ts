import type { Rectangle } from "../study";

/** How a sheet is divided; pixels of the sheet. */
export interface Grid {
  rows: number;
  columns: number;
  /** Outer margins. */
  top: number;
  right: number;
  bottom: number;
  left: number;
  /** Between two rows, and between two columns. */
  rowGap: number;
  columnGap: number;
}

export interface Size {
  rows: number;
  columns: number;
}

/** Sheets of more rows or columns were not printed. */
export const MOST = 20;

/** Smaller cells hold no picture. */
const LEAST_SIDE = 8;

/** One picture that fills the sheet. */
export const NO_GRID: Grid = {
  rows: 1,
  columns: 1,
  top: 0,
  right: 0,
  bottom: 0,
  left: 0,
  rowGap: 0,
  columnGap: 0,
};

/** Row by row, all of one size in whole pixels; none where nothing is left for them. */
export function cellsOf(grid: Grid, size: Size): Rectangle[] {
  const [across, down] = [spans(columnsOf(grid, size)), spans(rowsOf(grid, size))];
  return down.flatMap((row) =>
    across.map((column) => ({
      column: column.from,
      row: row.from,
      columns: column.length,
      rows: row.length,
    })),
  );
}

/** A line that can be dragged: where a column or row of cells begins or ends. */
export interface Line {
  axis: "columns" | "rows";
  /** Of which column or row. */
  index: number;
  side: "start" | "end";
  /** Pixels from the sheet's first edge. */
  at: number;
}

export function linesOf(grid: Grid, size: Size): Line[] {
  const of = (axis: Line["axis"], { count, before, length, gap }: Axis): Line[] =>
    Array.from({ length: count }, (_, index) => index).flatMap((index): Line[] => {
      const from = before + index * (length + gap);
      return [
        { axis, index, side: "start", at: from },
        { axis, index, side: "end", at: from + length },
      ];
    });
  return [...of("columns", columnsOf(grid, size)), ...of("rows", rowsOf(grid, size))];
}

/** The grid in which this line is there, as nearly as it can be: an outer one moves a margin, an inner one all gaps. */
export function dragged(grid: Grid, size: Size, { axis, index, side }: Line, to: number): Grid {
  const { count, before, after, total } = axis === "columns" ? columnsOf(grid, size) : rowsOf(grid, size);
  const [first, last, gap] =
    axis === "columns" ? (["left", "right", "columnGap"] as const) : (["top", "bottom", "rowGap"] as const);
  if (index === 0 && side === "start") {
    return fitting({ ...grid, [first]: to }, size);
  }
  if (index === count - 1 && side === "end") {
    return fitting({ ...grid, [last]: total - to }, size);
  }
  const inside = total - before - after;
  const wanted =
    side === "end"
      ? (count * (before - to) + (index + 1) * inside) / (count - 1 - index)
      : (count * (to - before)) / index - inside;
  return fitting({ ...grid, [gap]: wanted }, size);
}

/** In whole pixels that leave room for every cell. */
export function fitting(grid: Grid, size: Size): Grid {
  const [rows, columns] = [countIn(grid.rows, size.rows), countIn(grid.columns, size.columns)];
  const [top, bottom, rowGap] = within(size.rows, rows, [grid.top, grid.bottom, grid.rowGap]);
  const [left, right, columnGap] = within(size.columns, columns, [grid.left, grid.right, grid.columnGap]);
  return { rows, columns, top, right, bottom, left, rowGap, columnGap };
}

const countIn = (value: number, total: number) =>
  Math.max(1, Math.min(MOST, Math.floor(total / LEAST_SIDE), Math.round(value) || 1));

function within(total: number, count: number, [before, after, gap]: [number, number, number]) {
  let room = total - count * LEAST_SIDE;
  const taken = (wanted: number, times: number): number => {
    const value = Math.max(0, Math.min(Math.round(wanted) || 0, times === 0 ? 0 : Math.floor(room / times)));
    room -= value * times;
    return value;
  };
  return [taken(before, 1), taken(after, 1), taken(gap, count - 1)] as const;
}

interface Axis {
  count: number;
  before: number;
  after: number;
  total: number;
  gap: number;
  /** Of a cell, not yet in whole pixels. */
  length: number;
}

const columnsOf = ({ columns, left, right, columnGap }: Grid, size: Size) =>
  axisOf(columns, left, right, columnGap, size.columns);

const rowsOf = ({ rows, top, bottom, rowGap }: Grid, size: Size) =>
  axisOf(rows, top, bottom, rowGap, size.rows);

function axisOf(count: number, before: number, after: number, gap: number, total: number): Axis {
  return { count, before, after, total, gap, length: (total - before - after - (count - 1) * gap) / count };
}

function spans({ count, before, gap, length }: Axis): { from: number; length: number }[] {
  const whole = Math.floor(length);
  return whole < 1
    ? []
    : Array.from({ length: count }, (_, index) => ({
        from: Math.round(before + index * (length + gap) + (length - whole) / 2),
        length: whole,
      }));
}

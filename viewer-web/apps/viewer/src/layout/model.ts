/** How many cells stand under and beside one another. */
export interface Layout {
  rows: number;
  columns: number;
}

/** Which frame of which item a cell begins with. */
export interface Cell {
  itemId: string;
  index: number;
  /** Left and right changed, so that the picture hangs as readers of its kind expect. */
  mirrored?: boolean;
}

export const SINGLE: Layout = { rows: 1, columns: 1 };
const MOST_CELLS = 20;
const LONGEST_SIDE = 5;

export const sizeOf = ({ rows, columns }: Layout): number => rows * columns;

/** As addresses and the browser's memory spell it: rows, then columns. */
export const nameOf = ({ rows, columns }: Layout): string => `${rows}x${columns}`;

/** Undefined where it is no layout that fits on a screen. */
export function parseLayout(text: string | null | undefined): Layout | undefined {
  const [, rows, columns] = /^([1-5])x([1-5])$/.exec(text ?? "") ?? [];
  const layout = { rows: Number(rows), columns: Number(columns) };
  return rows && columns && sizeOf(layout) <= MOST_CELLS ? layout : undefined;
}

/** What is offered, row by row: 4×5 on a wide screen, 5×4 on one that is held upright. */
export function offeredLayouts(portrait: boolean): { columns: number; layouts: Layout[] } {
  const [most, columns] = portrait
    ? [LONGEST_SIDE, MOST_CELLS / LONGEST_SIDE]
    : [MOST_CELLS / LONGEST_SIDE, LONGEST_SIDE];
  const layouts = Array.from({ length: most * columns }, (_, place) => ({
    rows: Math.floor(place / columns) + 1,
    columns: (place % columns) + 1,
  }));
  return { columns, layouts };
}

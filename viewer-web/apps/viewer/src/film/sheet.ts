import { sizeOf, type Layout } from "../layout";

/** Width and height of a film held upright, millimetres; film is sold in inches, 14 of them are 355.6 mm. */
const upright = {
  "14x17": [355.6, 431.8],
  "11x14": [279.4, 355.6],
  "10x12": [254, 304.8],
  "8x10": [203.2, 254],
  A4: [210, 297],
} as const;

type SheetSize = keyof typeof upright;
export const sheetSizes = Object.keys(upright) as SheetSize[];

export const orientations = ["portrait", "landscape"] as const;
export type Orientation = (typeof orientations)[number];

/** A film, and how many images stand on it. */
export interface Sheet {
  size: SheetSize;
  orientation: Orientation;
  layout: Layout;
}

/** Millimetres. */
interface Extent {
  width: number;
  height: number;
}

export function extentOf({ size, orientation }: Pick<Sheet, "size" | "orientation">): Extent {
  const [short, long] = upright[size];
  return orientation === "portrait" ? { width: short, height: long } : { width: long, height: short };
}

/** Rows and columns that films are divided by, for one held upright. */
const divisions: readonly Layout[] = [
  { rows: 1, columns: 1 },
  { rows: 2, columns: 1 },
  { rows: 2, columns: 2 },
  { rows: 3, columns: 2 },
  { rows: 3, columns: 3 },
  { rows: 4, columns: 3 },
  { rows: 5, columns: 4 },
  { rows: 6, columns: 4 },
  { rows: 6, columns: 5 },
  { rows: 8, columns: 6 },
];

export const turned = ({ rows, columns }: Layout): Layout => ({ rows: columns, columns: rows });

export const divisionsOf = (orientation: Orientation): Layout[] =>
  divisions.map((layout) => (orientation === "portrait" ? layout : turned(layout)));

export interface Rectangle extends Extent {
  left: number;
  top: number;
}

/** Strips for whose film it is and for what is to be known of it, and what is left free between images, millimetres. */
export const [HEAD, FOOT, GAP, MARGIN] = [9, 6, 1, 4];

/** Where on the film each image stands, row by row, millimetres. */
export function cellsOf(sheet: Sheet): Rectangle[] {
  const { rows, columns } = sheet.layout;
  const { width, height } = extentOf(sheet);
  const cell = {
    width: (width - 2 * MARGIN - (columns - 1) * GAP) / columns,
    height: (height - 2 * MARGIN - HEAD - FOOT - (rows - 1) * GAP) / rows,
  };
  return Array.from({ length: sizeOf(sheet.layout) }, (_, place) => ({
    left: MARGIN + (place % columns) * (cell.width + GAP),
    top: MARGIN + HEAD + Math.floor(place / columns) * (cell.height + GAP),
    ...cell,
  }));
}

const MOST_IMAGES = 48;

/** As addresses spell it, rows before columns; undefined where no film is divided so. */
export function parseDivision(text: string | null): Layout | undefined {
  const [, rows, columns] = /^([1-8])x([1-8])$/.exec(text ?? "") ?? [];
  const layout = { rows: Number(rows), columns: Number(columns) };
  return rows && columns && sizeOf(layout) <= MOST_IMAGES ? layout : undefined;
}

import { describe, expect, it } from "vitest";
import { cellsOf, dragged, fitting, linesOf, NO_GRID } from "./grid";

const size = { rows: 100, columns: 220 };
const grid = {
  ...NO_GRID,
  rows: 2,
  columns: 3,
  left: 10,
  right: 10,
  top: 4,
  bottom: 6,
  columnGap: 10,
  rowGap: 10,
};

const never = (): never => {
  throw new Error("no such line");
};

const line = (axis: "columns" | "rows", index: number, side: "start" | "end", of = grid) =>
  linesOf(of, size).find((one) => one.axis === axis && one.index === index && one.side === side) ?? never();
it("moves the margin where it is an outer one", () => {
  expect(dragged(grid, size, line("columns", 0, "start"), 16)).toEqual({ ...grid, left: 16 });
  expect(dragged(grid, size, line("rows", 1, "end"), 88)).toEqual({ ...grid, bottom: 12 });
});

describe("the cells of a sheet", () => {
  it("lie row by row between margins and gaps", () => {
    expect(cellsOf(grid, size)).toEqual([
      { column: 10, row: 4, columns: 60, rows: 40 },
      { column: 80, row: 4, columns: 60, rows: 40 },
      { column: 150, row: 4, columns: 60, rows: 40 },
      { column: 10, row: 54, columns: 60, rows: 40 },
      { column: 80, row: 54, columns: 60, rows: 40 },
      { column: 150, row: 54, columns: 60, rows: 40 },
    ]);
  });

  it("are of one size and inside where the sheet does not divide evenly", () => {
    const cells = cellsOf({ ...grid, columns: 7, columnGap: 3 }, size);
    expect(new Set(cells.map(({ columns }) => columns)).size).toBe(1);
    expect(Math.max(...cells.map(({ column, columns }) => column + columns))).toBeLessThanOrEqual(210);
  });

  it("keep room whatever somebody types", () => {
    const most = fitting({ ...grid, columns: 400, left: 9999, columnGap: 50, rows: Number.NaN }, size);
    expect(cellsOf(most, size).every(({ columns, rows }) => columns >= 8 && rows >= 8)).toBe(true);
    expect(most.columns).toBe(20);
    expect(most.rows).toBe(1);
  });
});

describe("a line that is dragged", () => {
  it.each([
    ["end", 0],
    ["start", 1],
    ["end", 1],
    ["start", 2],
  ] as const)(
    "changes all gaps where it is an inner one, and is where it was let go: %s of column %i",
    (side, index) => {
      const to = line("columns", index, side).at + (side === "end" ? -2 : 2);
      const after = dragged(grid, size, line("columns", index, side), to);
      expect(after.columnGap).toBeGreaterThan(grid.columnGap);
      // Gaps are whole pixels.
      expect(Math.abs(line("columns", index, side, after).at - to)).toBeLessThanOrEqual(1);
    },
  );
});

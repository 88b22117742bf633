import { describe, expect, it } from "vitest";
import { cellsOf } from "./grid";
import { proposedGrid } from "./propose";

const size = { columns: 230, rows: 170 };

/** A sheet whose pictures are brighter than its ground, with noise that is the same every time. */
function aSheet(brightness: (column: number, row: number) => number, invert = false) {
  let seed = 7;
  const noise = () => (seed = (seed * 16_807) % 2_147_483_647) % 20;
  const samples = new Uint16Array(size.columns * size.rows);
  samples.forEach((_, pixel) => {
    const value = brightness(pixel % size.columns, Math.floor(pixel / size.columns)) + noise();
    samples[pixel] = invert ? 4095 - value : value;
  });
  return { ...size, samples, components: 1 as const, slope: 1, intercept: 0 };
}

/** Three columns of 60 from 15 on and 10 apart, two rows of 70 from 8 on and 14 apart. */
const inCell = (column: number, row: number) =>
  column >= 15 &&
  (column - 15) % 70 < 60 &&
  column < 225 - 10 &&
  row >= 8 &&
  (row - 8) % 84 < 70 &&
  row < 162;

describe("the grid that is proposed", () => {
  it.each([false, true])("is that of the dark gaps; white is low: %s", (invert) => {
    const grid = proposedGrid(
      aSheet((column, row) => (inCell(column, row) ? 2000 : 100), invert),
      invert,
    );
    expect(cellsOf(grid, size)).toHaveLength(6);
    expect(grid).toMatchObject({ rows: 2, columns: 3, left: 15, top: 8, columnGap: 10, rowGap: 14 });
  });

  it("takes no words at the edge for a picture", () => {
    const sheet = aSheet((column, row) => (inCell(column, row) || (row > 164 && column < 40) ? 2000 : 100));
    expect(proposedGrid(sheet, false)).toMatchObject({ rows: 2, columns: 3 });
  });

  it("divides nothing where there are no gaps", () => {
    expect(
      proposedGrid(
        aSheet((column) => 500 + column),
        false,
      ),
    ).toMatchObject({ rows: 1, columns: 1 });
  });
});

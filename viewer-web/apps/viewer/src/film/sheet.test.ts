import { expect, it } from "vitest";
import { cellsOf, extentOf, FOOT, MARGIN, type Sheet } from "./sheet";

const sheet = (orientation: Sheet["orientation"]): Sheet => ({
  size: "14x17",
  orientation,
  layout: { rows: 5, columns: 4 },
});

const inches = (orientation: Sheet["orientation"]) => {
  const { width, height } = extentOf(sheet(orientation));
  return [width / 25.4, height / 25.4].map((side) => Number(side.toFixed(6)));
};

it("a film of 14 by 17 inches is that, upright and across", () => {
  expect(inches("portrait")).toEqual([14, 17]);
  expect(inches("landscape")).toEqual([17, 14]);
});

it("its images stand beside one another within its margins", () => {
  const cells = cellsOf(sheet("portrait"));
  const last = cells.at(-1) ?? { left: 0, top: 0, width: 0, height: 0 };
  expect(cells).toHaveLength(20);
  expect(last.left + last.width).toBeCloseTo(14 * 25.4 - MARGIN);
  expect(last.top + last.height).toBeCloseTo(17 * 25.4 - MARGIN - FOOT);
  expect(cells[1]?.left).toBeGreaterThan((cells[0]?.left ?? 0) + (cells[0]?.width ?? 0));
});

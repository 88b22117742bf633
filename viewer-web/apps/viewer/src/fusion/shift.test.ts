import { expect, it } from "vitest";
import { millimetresOf, shiftText } from "./shift";

it.each([
  [[5, 0, 0], "L 5 mm"],
  [[-5, 2.5, 0], "R 5 mm, P 2.5 mm"],
  [[0, -1, -10.25], "A 1 mm, F 10.3 mm"],
  [[0, 0, 0], undefined],
] as const)("a shift by %j is told as %s", (shift, text) => {
  expect(shiftText([...shift])).toBe(text);
});

it.each([
  ["12.5", 12.5],
  ["-3", -3],
  ["", 0],
  ["-", 0],
  ["1e9", 100],
  ["-101", -100],
])("«%s» is a shift by %d mm", (text, millimetres) => {
  expect(millimetresOf(text)).toBe(millimetres);
});

import type { Corner } from "@yingdun/api";
import { expect, it } from "vitest";
import { isScreen, moved, startCorners, turned } from "./corners";

const size = { width: 400, height: 300 };
const start = startCorners(size);

it("starts with a screen, whichever way it is turned", () => {
  expect(isScreen(start)).toBe(true);
  expect(isScreen(turned(start))).toBe(true);
  expect(turned(turned(turned(turned(start))))).toEqual(start);
});

it("keeps a corner inside the picture", () => {
  expect(moved(start, 2, [999, -5], size)[2]).toEqual([400, 0]);
});

it("knows corners that do not go round a screen", () => {
  const crossed: Corner[] = [
    [0, 0],
    [90, 90],
    [90, 0],
    [0, 90],
  ];
  expect(isScreen(crossed)).toBe(false);
  expect(isScreen(start.toReversed())).toBe(false);
});

import type { Corner } from "@yingdun/api";
import { expect, it } from "vitest";
import { clamped, isTraceable, moved, startCorners, startEdges, turned } from "./screenPlace";

const size = { width: 400, height: 300 };
const start = startCorners(size);

it("starts with a screen, whichever way it is turned", () => {
  expect(isTraceable({ corners: start })).toBe(true);
  expect(isTraceable({ corners: turned(start) })).toBe(true);
  expect(turned(turned(turned(turned(start))))).toEqual(start);
});

it("keeps a point inside the picture", () => {
  expect(clamped([999, -5], size)).toEqual([400, 0]);
});

it("knows corners that do not go round a screen", () => {
  const crossed: Corner[] = [
    [0, 0],
    [90, 90],
    [90, 0],
    [0, 90],
  ];
  expect(isTraceable({ corners: crossed })).toBe(false);
  expect(isTraceable({ corners: start.toReversed() })).toBe(false);
});

it("moves one end of one edge", () => {
  const [top, right] = startEdges(size);
  expect(moved({ edges: [top!, right!] }, 3, [7, 8])).toEqual({ edges: [top, [right![0], [7, 8]]] });
});

it("knows an edge that is too short to tell a direction", () => {
  const edges = startEdges(size).slice(0, 2);
  expect(isTraceable({ edges })).toBe(true);
  expect(isTraceable(moved({ edges }, 0, edges[0]![1]))).toBe(false);
});

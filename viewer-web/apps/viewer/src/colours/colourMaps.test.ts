import { describe, expect, it } from "vitest";
import { colourMaps, colourOf, nextColours, type ColourMap } from "./colourMaps";

const entry = (map: ColourMap, index: number) => colourOf(map, index / 255);

describe("a well-known palette", () => {
  it("begins with black and ends with what its standard says", () => {
    expect(entry("hotIron", 0)).toEqual([0, 0, 0]);
    expect(entry("hotIron", 255)).toEqual([255, 255, 255]);
    expect(entry("pet", 255)).toEqual([255, 255, 255]);
    expect(entry("hotMetalBlue", 255)).toEqual([255, 255, 255]);
    expect(entry("pet20Step", 255)).toEqual([255, 255, 255]);
  });

  it("has the entries of PS3.6 annex B.1", () => {
    expect(entry("hotIron", 100)).toEqual([200, 0, 0]);
    expect(entry("hotIron", 200)).toEqual([255, 144, 36]);
    expect(entry("pet", 64)).toEqual([1, 126, 127]);
    expect(entry("pet", 128)).toEqual([128, 0, 255]);
    expect(entry("hotMetalBlue", 102)).toEqual([50, 0, 200]);
    expect(entry("pet20Step", 13)).toEqual([96, 0, 80]);
    expect(entry("pet20Step", 240)).toEqual([255, 0, 0]);
  });

  it("of twenty steps has as many colours", () => {
    const colours = new Set(Array.from({ length: 256 }, (_, index) => entry("pet20Step", index).join()));
    expect(colours.size).toBe(20);
  });
});

it("all are gone through one by one, and greys come after the last", () => {
  const gone = [];
  for (let map = nextColours(undefined); map !== undefined; map = nextColours(map)) {
    gone.push(map);
  }
  expect(gone).toEqual(colourMaps);
});

it("the rainbow goes from blue by green and yellow to red", () => {
  expect(entry("rainbow", 32)).toEqual([0, 0, 255]);
  expect(entry("rainbow", 128)).toEqual([128, 255, 128]);
  expect(entry("rainbow", 160)).toEqual([255, 255, 0]);
  expect(entry("rainbow", 224)).toEqual([255, 0, 0]);
});

it.each(colourMaps)("%s is level beyond its ends", (map) => {
  expect(colourOf(map, -1)).toEqual(entry(map, 0));
  expect(colourOf(map, 2)).toEqual(entry(map, 255));
});

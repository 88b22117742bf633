import { describe, expect, it } from "vitest";
import { filmsOf, firstSelection, imagesOf, moved, put, within, without, type FilmImage } from "./images";

const of = (itemId: string, ...indices: number[]): FilmImage[] => indices.map((index) => ({ itemId, index }));

describe("the images of a series on films", () => {
  it("are those from the first to the last that were asked for, by the step", () => {
    expect(imagesOf("ct", { from: 3, to: 10, step: 3 })).toEqual(of("ct", 2, 5, 8));
  });

  it("are at first no more than two films hold", () => {
    const frames = Array.from({ length: 100 }) as never;
    const { step, to } = firstSelection({ frames }, 12);
    expect(imagesOf("ct", { from: 1, to, step }).length).toBeLessThanOrEqual(24);
    expect(firstSelection({ frames: [{}] as never }, 12)).toEqual({ from: 1, to: 1, step: 1 });
  });

  it("are never beyond the series, whatever was written", () => {
    expect(within({ from: 0, to: 900, step: Number.NaN }, 40)).toEqual({ from: 1, to: 40, step: 1 });
    expect(within({ from: 30, to: 10, step: -2 }, 40)).toEqual({ from: 30, to: 30, step: 1 });
  });

  it("put on anew stand where they stood, and others' stay", () => {
    const before = [...of("ct", 0, 1), ...of("mr", 0)];
    expect(put(before, "ct", { from: 5, to: 6, step: 1 })).toEqual([...of("ct", 4, 5), ...of("mr", 0)]);
    expect(put(before, "us", { from: 1, to: 1, step: 1 })).toEqual([...before, ...of("us", 0)]);
  });
});

describe("an image on a film", () => {
  const three = of("ct", 0, 1, 2);
  const [first = { itemId: "", index: 0 }] = three;

  it("moved goes where it was let fall, and the others make room", () => {
    expect(moved(three, first, 2)).toEqual(of("ct", 1, 2, 0));
    expect(moved(of("ct", 1, 2, 0), first, 0)).toEqual(three);
    expect(moved(three, first, 9)).toEqual(of("ct", 1, 2, 0));
  });

  it("removed leaves no gap", () => {
    expect(without(three, first)).toEqual(of("ct", 1, 2));
  });
});

it("films are filled one after the other, and there is always one", () => {
  expect(filmsOf(of("ct", 0, 1, 2, 3, 4), 2).map((film) => film.length)).toEqual([2, 2, 1]);
  expect(filmsOf([], 2)).toEqual([[]]);
});

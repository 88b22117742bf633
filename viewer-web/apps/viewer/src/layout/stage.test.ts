import { describe, expect, it } from "vitest";
import type { StudyItem } from "../study";
import { offeredLayouts, parseLayout, sizeOf } from "./model";
import { activated, arranged, assigned, beside, chosen, readTo, stageOf } from "./stage";

const items = ["a", "b", "c", "d", "e"].map((id) => ({ id, kind: "stack" })) as StudyItem[];
const cell = (itemId: string, index = 0) => ({ itemId, index });
const one = { rows: 1, columns: 1 };
const four = { rows: 2, columns: 2 };
const shown = ({ cells }: { cells: readonly ({ itemId: string } | undefined)[] }) =>
  cells.map((each) => each?.itemId);

describe("a layout", () => {
  it("shows what hangs there, then the series that are not seen yet", () => {
    expect(shown(stageOf(four, [cell("b")], items))).toEqual(["b", "a", "c", "d"]);
  });

  it("keeps empty places empty where they were meant to be", () => {
    expect(shown(stageOf(four, [cell("a"), undefined, cell("b")], items))).toEqual([
      "a",
      undefined,
      "b",
      "c",
    ]);
  });

  it("has places left over where there are too few series", () => {
    expect(shown(stageOf({ rows: 2, columns: 3 }, [], items))).toEqual(["a", "b", "c", "d", "e", undefined]);
  });

  it("offers no paper by itself", () => {
    const withPaper = [{ id: "p", kind: "document" } as StudyItem, ...items];
    expect(shown(stageOf(one, [], withPaper))).toEqual(["a"]);
  });

  it("that becomes smaller keeps what is active in sight", () => {
    const before = activated(stageOf(four, [], items), 2);
    expect(shown(arranged(before, one, items))).toEqual(["c"]);
    expect(arranged(before, one, items).active).toBe(0);
  });

  it("that becomes smaller has no use for the focus that comes back to a cell that went", () => {
    const after = arranged(activated(stageOf(four, [], items), 3), one, items);
    expect(activated(after, 3)).toBe(after);
  });

  it("that becomes larger keeps its cells and the active one", () => {
    const before = activated(stageOf({ rows: 1, columns: 2 }, [cell("e"), cell("b")], items), 1);
    const after = arranged(before, four, items);
    expect(shown(after)).toEqual(["e", "b", "a", "c"]);
    expect(after.active).toBe(1);
  });

  it("fills its places when there were empty ones", () => {
    const before = stageOf(four, [cell("a"), undefined, undefined, undefined], [items[0] as StudyItem]);
    expect(shown(arranged(before, four, items))).toEqual(["a", "b", "c", "d"]);
  });
});

describe("cells that are opened anew", () => {
  const before = stageOf(four, [cell("a"), cell("b", 3), undefined, cell("c")], items);

  it("begin with what was looked at", () => {
    const read = readTo(
      before,
      new Map([
        [0, 7],
        [3, 0],
      ]),
    );
    expect(read.cells).toEqual([cell("a", 7), cell("b", 3), undefined, cell("c")]);
  });

  it("do so in another layout too", () => {
    const read = readTo(activated(before, 3), new Map([[3, 5]]));
    expect(arranged(read, one, items).cells).toEqual([cell("c", 5)]);
  });

  it("stay mirrored", () => {
    const mirrored = stageOf(one, [{ ...cell("a"), mirrored: true }], items);
    expect(readTo(mirrored, new Map([[0, 2]])).cells).toEqual([{ ...cell("a", 2), mirrored: true }]);
  });
});

describe("a series that falls into a cell", () => {
  it("takes its place, and the cell is the active one", () => {
    const after = assigned(stageOf(four, [], items), 3, cell("a", 7));
    expect(after.cells[3]).toEqual(cell("a", 7));
    expect(after.active).toBe(3);
  });
});

describe("a series that is to be seen beside the active one", () => {
  const ofTwo = { rows: 1, columns: 2 };

  it("makes two cells of one", () => {
    const after = beside(stageOf(one, [cell("a", 7)], items), cell("a'", 7), ofTwo);
    expect(after).toEqual({ layout: ofTwo, cells: [cell("a", 7), cell("a'", 7)], active: 1 });
  });

  it("takes an empty place, else the next one", () => {
    const empty = stageOf(four, [cell("a"), cell("b"), undefined, cell("c")], items);
    expect(beside(empty, cell("x"), ofTwo).cells[2]).toEqual(cell("x"));
    const full = activated(stageOf(four, [], items), 3);
    expect(beside(full, cell("x"), ofTwo).cells[0]).toEqual(cell("x"));
  });
});

describe("a series that is chosen", () => {
  const before = stageOf(four, [cell("a", 7)], items);

  it("begins with its first image", () => {
    expect(chosen(before, 0, "b").cells[0]).toEqual(cell("b"));
  });

  it("stays at the image that is looked at where it is shown already", () => {
    expect(chosen(activated(before, 1), 0, "a")).toEqual(before);
  });
});

describe("the name of a layout", () => {
  it.each(["1x1", "4x5", "5x4", "3x2"])("%s is one", (name) => {
    expect(parseLayout(name)).toBeDefined();
  });

  it.each(["5x5", "0x1", "1x6", "2×2", "2x2;", "", null])("%s is none", (name) => {
    expect(parseLayout(name)).toBeUndefined();
  });

  it("is offered up to 4×5, and to 5×4 on a screen that is held upright", () => {
    expect(offeredLayouts(false).layouts.at(-1)).toEqual({ rows: 4, columns: 5 });
    expect(offeredLayouts(true).layouts.at(-1)).toEqual({ rows: 5, columns: 4 });
    expect(offeredLayouts(true).layouts.every((layout) => sizeOf(layout) <= 20)).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { readStudy } from "../study";
import { anInstance, atPosition } from "../testkit/instances";
import type { OpenedStack } from "./StackCell";
import { linkScroll } from "./useLinkedScroll";

/** A stack whose slices are so many millimetres apart, in a viewport that does nothing but scroll. */
function opened(heights: number[], space = "1.7") {
  const [stack] = readStudy(
    heights.map((z, index) => anInstance(index + 1, { ...atPosition(z), "00200052": ["UI", space] })),
  ).items;
  const listeners = new Set<() => void>();
  const view = {
    state: { index: 0 },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    scrollTo: (index: number) => {
      view.state = { index };
      listeners.forEach((listener) => listener());
    },
  };
  return { view, stack } as unknown as OpenedStack;
}

const indices = (list: OpenedStack[]) => list.map(({ view }) => view.state.index);

describe("linked stacks", () => {
  it("go to the same place, each by its own spacing", () => {
    const list = [opened([0, 1, 2, 3, 4, 5, 6]), opened([0, 2, 4, 6])];
    linkScroll(list);
    list[0]?.view.scrollTo(4);
    expect(indices(list)).toEqual([4, 2]);
    list[1]?.view.scrollTo(1);
    expect(indices(list)).toEqual([2, 1]);
  });

  it("do not push back the one that leads", () => {
    const list = [opened([0, 1, 2, 3]), opened([0, 3])];
    linkScroll(list);
    list[0]?.view.scrollTo(1);
    expect(indices(list)).toEqual([1, 0]);
  });

  it("stay where they are in another space, and once the link is ended", () => {
    const list = [opened([0, 1, 2]), opened([0, 1, 2], "1.8"), opened([0, 1, 2])];
    const end = linkScroll(list);
    list[0]?.view.scrollTo(2);
    expect(indices(list)).toEqual([2, 0, 2]);
    end();
    list[0]?.view.scrollTo(0);
    expect(indices(list)).toEqual([0, 0, 2]);
  });
});

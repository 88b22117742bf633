import { describe, expect, it } from "vitest";
import { History } from "./history";

function aHistory(...steps: number[]) {
  const history = new History<{ step: number }>();
  steps.forEach((step) => history.push({ step }));
  return history;
}

describe("what was done", () => {
  it("is taken back and done again in its order", () => {
    const history = aHistory(1, 2, 3);
    expect([history.undo(), history.undo()]).toEqual([{ step: 2 }, { step: 1 }]);
    expect(history.undo()).toBeUndefined();
    expect([history.redo(), history.redo(), history.redo()]).toEqual([{ step: 2 }, { step: 3 }, undefined]);
  });

  it("after taking something back replaces it", () => {
    const history = aHistory(1, 2);
    history.undo();
    history.push({ step: 9 });
    expect(history.canRedo).toBe(false);
    expect(history.undo()).toEqual({ step: 1 });
  });

  it("is amended as a whole by what nobody did, forwards and backwards", () => {
    const history = aHistory(1, 2, 3);
    history.undo();
    history.amend(({ step }) => ({ step: step + 10 }));
    expect(history.undo()).toEqual({ step: 11 });
    expect([history.redo(), history.redo()]).toEqual([{ step: 12 }, { step: 13 }]);
  });

  it("that changed nothing is no step", () => {
    expect(aHistory(1, 1, 1).canUndo).toBe(false);
  });

  it("that changed nothing but a number's last digits is no step", () => {
    expect(aHistory(0.3, 0.1 + 0.2).canUndo).toBe(false);
    expect(aHistory(0.3, 0.300_001).canUndo).toBe(true);
  });
});

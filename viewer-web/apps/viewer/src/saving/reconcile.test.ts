import { describe, expect, it } from "vitest";
import type { RecordedDrawing } from "../sr";
import { reconcile } from "./reconcile";

const aDrawing = (rest: Pick<RecordedDrawing, "kind" | "points">): RecordedDrawing => ({
  trackingUid: "2.25.1",
  image: { sopClassUID: "1.2", sopInstanceUID: "1.9.1" },
  quantities: [],
  ...rest,
});

const line = aDrawing({
  kind: "length",
  points: [
    [0, 0],
    [3, 4],
  ],
});
const longer: RecordedDrawing = {
  ...line,
  points: [
    [0, 0],
    [6, 8],
  ],
};

describe("a drawing of two pages", () => {
  it("that both changed alike is no conflict", () => {
    expect(reconcile([line], [longer], [longer]).conflicts).toBe(0);
    expect(reconcile([line], [], []).conflicts).toBe(0);
  });

  it("that was taken away here and changed there is a conflict, and stays away", () => {
    expect(reconcile([line], [], [longer])).toMatchObject({
      overruled: new Set([line.trackingUid]),
      conflicts: 1,
    });
  });

  it("that was changed here and taken away there is a conflict, and stays", () => {
    expect(reconcile([line], [longer], [])).toMatchObject({ outdated: new Set(), conflicts: 1 });
  });

  it("whose words were changed is another one", () => {
    const arrow = { ...line, kind: "arrow", label: "a" } as const;
    const renamed = { ...arrow, label: "b" };
    expect(reconcile([arrow], [arrow], [renamed]).outdated.size).toBe(1);
  });

  it.each([
    aDrawing({
      kind: "ellipse",
      points: [
        [3, 1],
        [3, 9],
        [5, 5],
        [1, 5],
      ],
    }),
    aDrawing({
      kind: "circle",
      points: [
        [5, 5],
        [5, 8],
      ],
    }),
  ])("that a document has by other points is the same one ($kind)", (drawing) => {
    const written: RecordedDrawing =
      drawing.kind === "circle"
        ? {
            ...drawing,
            points: [
              [5, 5],
              [8, 5.001],
            ],
          }
        : { ...drawing, points: drawing.points.toReversed() };
    expect(reconcile([written], [drawing], [])).toMatchObject({
      outdated: new Set([drawing.trackingUid]),
      conflicts: 0,
    });
  });
});

import { placeOnPlane } from "./imagePlane";
import type { Frame, Stack } from "./model";

/** Whole pixels of a picture; the first is 0. */
export interface Rectangle {
  column: number;
  row: number;
  columns: number;
  rows: number;
}

/** A frame that shows a part of another's pixels; all of them: a second look at the same picture. */
export function partOf(of: Frame, at: Rectangle, name: string): Frame {
  const { column, row, columns, rows } = at;
  const { format, spacing, plane } = of;
  const whole = columns === format.columns && rows === format.rows;
  return {
    ...of,
    id: `${of.id}/${name}`,
    part: { of, at },
    format: { ...format, rows, columns },
    plane: plane && { ...plane, position: placeOnPlane(plane, spacing, [column, row]) },
    // What was drawn over the whole picture lies elsewhere on a part of it.
    overlays: whole ? of.overlays : [],
  };
}

/** The series once more, to be looked at in another way; its pixels are fetched only once. */
export const copyOf = (stack: Stack, number: number): Stack =>
  derived(stack, stack.frames, "copy", (frame) =>
    partOf(
      frame,
      { column: 0, row: 0, columns: frame.format.columns, rows: frame.format.rows },
      `copy-${number}`,
    ),
  );

/** The pictures that a sheet holds, as a series. */
export function cellsOfSheet(sheet: Stack, frame: Frame, cells: readonly [Rectangle, ...Rectangle[]]): Stack {
  return derived(sheet, cells, "cells", (cell) =>
    partOf(frame, cell, `cell-${cell.column},${cell.row},${cell.columns}x${cell.rows}`),
  );
}

function derived<Each>(
  from: Stack,
  [first, ...others]: readonly [Each, ...Each[]],
  as: "copy" | "cells",
  frameOf: (each: Each) => Frame,
): Stack {
  const frames: Stack["frames"] = [frameOf(first), ...others.map(frameOf)];
  return { ...from, id: `${frames[0].id}#${as}`, frames, derived: { from, as } };
}

/** The frame that the server has, of which this one shows a part or all. */
export const recordedFrame = (frame: Frame): Frame => (frame.part ? recordedFrame(frame.part.of) : frame);

/** The series as the server has it, where this is another look at it. */
export const recordedStack = (stack: Stack): Stack =>
  stack.derived?.as === "copy" ? recordedStack(stack.derived.from) : stack;

/** Shows all of what another frame shows. */
export const isCopy = ({ part, format }: Frame): boolean =>
  part !== undefined && part.at.columns === part.of.format.columns && format.rows === part.of.format.rows;

import { useMemo, useRef, useState } from "react";
import type { Engine } from "../engine";
import {
  cellsOfSheet,
  copyOf,
  type Frame,
  type Rectangle,
  type Stack,
  type Study,
  type StudyItem,
} from "../study";
import type { Grid } from "../split";

interface Derived {
  stack: Stack;
  /** How the sheet was divided. */
  grid?: Grid;
}

export interface DerivedControl {
  /** The study with the series that were made of its own, each behind the one that it was made of. */
  study: Study;
  /** Once more the same series; its drawings are on both. */
  duplicate: (engine: Engine, stack: Stack) => Stack;
  /** The pictures of a sheet as a series, in the place of those that it was divided into before. */
  split: (
    engine: Engine,
    sheet: Stack,
    frame: Frame,
    cells: readonly Rectangle[],
    grid: Grid,
  ) => Stack | undefined;
  /** How this sheet was divided last. */
  gridOf: (frame: Frame) => Grid | undefined;
  /** Only what was made here can be taken away, and goes with what was made of it. */
  remove: (engine: Engine, stack: Stack) => void;
}

export function useDerived(study: Study): DerivedControl {
  const [made, setMade] = useState<readonly Derived[]>([]);
  const copies = useRef(0);
  const shown = useMemo<Study>(() => {
    const withMade = (stack: Stack): Stack[] => [
      stack,
      ...made.flatMap((one) => (one.stack.derived?.from === stack ? withMade(one.stack) : [])),
    ];
    return {
      ...study,
      items: study.items.flatMap<StudyItem>((item) => (item.kind === "stack" ? withMade(item) : [item])),
    };
  }, [study, made]);
  const isMadeOf = (one: Stack, stack: Stack): boolean =>
    one === stack || (one.derived !== undefined && isMadeOf(one.derived.from, stack));
  const remove = (engine: Engine, stack: Stack) => {
    made.filter((one) => isMadeOf(one.stack, stack)).forEach((one) => engine.twins.leave(one.stack.frames));
    setMade((before) => before.filter((one) => !isMadeOf(one.stack, stack)));
  };
  const isOfSheet = ({ stack }: Derived, frame: Frame) =>
    stack.derived?.as === "cells" && stack.frames[0].part?.of === frame;
  return {
    study: shown,
    duplicate: (engine, stack) => {
      const copy = copyOf(stack, ++copies.current);
      engine.twins.join(copy.frames);
      setMade((before) => [...before, { stack: copy }]);
      return copy;
    },
    split: (engine, sheet, frame, [first, ...others], grid) => {
      if (!first) {
        return undefined;
      }
      made.filter((one) => isOfSheet(one, frame)).forEach((one) => remove(engine, one.stack));
      const cells = cellsOfSheet(sheet, frame, [first, ...others]);
      engine.twins.join(cells.frames);
      setMade((before) => [...before, { stack: cells, grid }]);
      return cells;
    },
    gridOf: (frame) => made.find((one) => isOfSheet(one, frame))?.grid,
    remove,
  };
}

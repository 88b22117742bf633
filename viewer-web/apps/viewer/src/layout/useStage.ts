import { useState } from "react";
import type { Study } from "../study";
import { hang, kindOf, layoutFor } from "./hanging";
import type { Cell, Layout } from "./model";
import { isPortrait } from "./orientation";
import { rememberedLayout, rememberLayout } from "./remembered";
import { activated, arranged, assigned, beside, chosen, readTo, stageOf, type StageState } from "./stage";

export interface StageControl extends StageState {
  /** Another layout, which the person wants next time too; `indices` says, by place, what is looked at now. */
  arrange: (layout: Layout, indices: ReadonlyMap<number, number>) => void;
  /** Another layout for this once. */
  rearrange: (layout: Layout, indices: ReadonlyMap<number, number>) => void;
  /** What is looked at now, by place: cells that are closed and opened again go on with it. */
  readTo: (indices: ReadonlyMap<number, number>) => void;
  /** Shows it in this place. */
  assign: (place: number, cell: Cell) => void;
  /** Shows it beside what is active. */
  showBeside: (cell: Cell) => void;
  /** Shows it in this place from its beginning; what is looked at there already stays as it is. */
  choose: (place: number, itemId: string) => void;
  activate: (place: number) => void;
  /** As somebody else has it; what this person is used to stays. */
  follow: (shared: Pick<StageState, "layout" | "cells">) => void;
}

/**
 * What hangs where, the first stack from `firstIndex` on: as the address asks, else as the person last chose for such
 * studies where the hanging keeps its order in it, else as it is custom.
 */
export function useStage(study: Study, asked: Layout | undefined, firstIndex = 0): StageControl {
  const kind = kindOf(study);
  const [state, change] = useState(() => {
    const hanging = hang(study, isPortrait());
    const layout = asked ?? layoutFor(hanging, rememberedLayout(kind));
    const [first, ...others] = hanging.cells;
    return stageOf(layout, [first && { ...first, index: firstIndex || first.index }, ...others], study.items);
  });
  const rearrange: StageControl["rearrange"] = (layout, indices) =>
    change((before) => arranged(readTo(before, indices), layout, study.items));
  return {
    ...state,
    arrange: (layout, indices) => {
      rearrange(layout, indices);
      rememberLayout(kind, layout);
    },
    rearrange,
    readTo: (indices) => change((before) => readTo(before, indices)),
    assign: (place, cell) => change((before) => assigned(before, place, cell)),
    showBeside: (cell) =>
      change((before) =>
        beside(before, cell, isPortrait() ? { rows: 2, columns: 1 } : { rows: 1, columns: 2 }),
      ),
    choose: (place, itemId) => change((before) => chosen(before, place, itemId)),
    activate: (place) => change((before) => activated(before, place)),
    follow: (shared) =>
      change((before) => ({ ...shared, active: Math.min(before.active, shared.cells.length - 1) })),
  };
}

import { useEffect, useState } from "react";
import type { DerivedControl } from "../derived";
import type { Engine, StackView } from "../engine";
import type { StageControl } from "../layout";
import { Splitter } from "../split";
import type { Frame, Stack } from "../study";
import type { OpenedStack } from "../viewport";

interface Around {
  stage: StageControl;
  derived: DerivedControl;
  engine: Engine | undefined;
  /** Where numbers stand. */
  foot: HTMLElement | null;
}

/** Series that the reader makes of the active one: a copy beside it, the pictures of a scanned film, and back again. */
export function useMaking(
  { stage, derived, engine, foot }: Around,
  active: Stack | undefined,
  opened: OpenedStack | undefined,
  copiesInStep: boolean,
) {
  const [splitting, setSplitting] = useState<Stack>();
  useEffect(() => engine?.twins.keepCopiesInStep(copiesInStep), [engine, copiesInStep]);
  if (splitting && splitting !== active) {
    setSplitting(undefined);
  }
  const { mirrored } = stage.cells[stage.active] ?? {};
  const shown = opened?.stack === active ? (opened?.view.state.index ?? 0) : 0;
  const sheet = active?.derived?.as === "cells" ? active.derived.from : undefined;
  const show = (stack: Stack, index: number) => stage.assign(stage.active, { itemId: stack.id, index });
  const back = (to: Stack, cells: Stack) => {
    const of = cells.frames[0].part?.of;
    show(to, Math.max(0, of ? to.frames.indexOf(of) : 0));
  };
  // A picture that lies in the patient is a section, and no scanned film.
  const isSheet = active !== undefined && !sheet && active.frames[shown]?.plane === undefined;
  return {
    make: {
      duplicate:
        engine &&
        active &&
        (() => stage.showBeside({ itemId: derived.duplicate(engine, active).id, index: shown, mirrored })),
      split: engine && isSheet ? () => setSplitting(active) : undefined,
      discard:
        engine && active?.derived
          ? () => {
              if (active.derived?.from) {
                back(active.derived.from, active);
              }
              derived.remove(engine, active);
            }
          : undefined,
    },
    openSheet: sheet && active && (() => back(sheet, active)),
    over:
      engine && active && splitting === active
        ? (view: StackView, frame: Frame) => (
            <Splitter
              key={frame.id}
              engine={engine}
              view={view}
              frame={frame}
              before={derived.gridOf(frame)}
              foot={foot}
              onSplit={(cells, grid) => {
                const made = derived.split(engine, active, frame, cells, grid);
                setSplitting(undefined);
                if (made) {
                  show(made, 0);
                }
              }}
              onCancel={() => setSplitting(undefined)}
            />
          )
        : undefined,
  };
}

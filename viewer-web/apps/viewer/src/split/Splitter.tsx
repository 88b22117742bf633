import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { Engine, StackView } from "../engine";
import { beginsInverted, type Frame, type Rectangle } from "../study";
import { cellsOf, NO_GRID, type Grid } from "./grid";
import { proposedGrid } from "./propose";
import { SplitLayer } from "./SplitLayer";
import { SplitPanel } from "./SplitPanel";
import "./split.css";

interface SplitterProps {
  engine: Engine;
  view: StackView;
  /** The sheet. */
  frame: Frame;
  /** As it was divided before; undefined: it never was, and is looked at for gaps. */
  before: Grid | undefined;
  /** Where the numbers stand. */
  foot: HTMLElement | null;
  onSplit: (cells: readonly Rectangle[], grid: Grid) => void;
  onCancel: () => void;
}

/** Divides a scanned film into its pictures, with the division seen over it all the time. */
export function Splitter({ engine, view, frame, before, foot, onSplit, onCancel }: SplitterProps) {
  const [grid, setGrid] = useState<Grid>(before ?? NO_GRID);
  const propose = () =>
    engine.images
      .pictureOf(frame)
      .then((picture) => setGrid(proposedGrid(picture, beginsInverted(frame))))
      // The sheet itself says what is wrong with it; it can be divided by hand.
      .catch(() => undefined);
  const [opened] = useState(() => ({ propose, known: before !== undefined }));
  useEffect(() => {
    if (!opened.known) {
      void opened.propose();
    }
  }, [opened]);
  return (
    <>
      <SplitLayer view={view} frame={frame} grid={grid} onGrid={setGrid} />
      {foot &&
        createPortal(
          <SplitPanel
            grid={grid}
            size={frame.format}
            onGrid={setGrid}
            onPropose={() => void propose()}
            onSplit={() => onSplit(cellsOf(grid, frame.format), grid)}
            onCancel={onCancel}
          />,
          foot,
        )}
    </>
  );
}

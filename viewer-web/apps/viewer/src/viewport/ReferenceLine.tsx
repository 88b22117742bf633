import { useSyncExternalStore } from "react";
import type { StackView } from "../engine";
import { crossing, type Frame } from "../study";
import type { OpenedStack } from "./StackCell";

interface ReferenceLineProps {
  view: StackView;
  /** What this cell shows. */
  frame: Frame;
  /** Whose picture cuts it. */
  reference: OpenedStack;
}

/** Where the active cell's picture cuts this one. */
export function ReferenceLine({ view, frame, reference }: ReferenceLineProps) {
  const shown = useSyncExternalStore(reference.view.subscribe, () => reference.view.state.shown);
  const other = shown === undefined ? undefined : reference.stack.frames[shown];
  const line = other && crossing(other, frame);
  if (!line) {
    return null;
  }
  const [[x1, y1], [x2, y2]] = [view.screenPointOf(line[0]), view.screenPointOf(line[1])];
  return (
    <svg className="reference-line" aria-hidden>
      <line x1={x1} y1={y1} x2={x2} y2={y2} data-testid="reference-line" />
    </svg>
  );
}

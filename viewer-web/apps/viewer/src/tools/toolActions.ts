import type { DragTool } from "../engine";
import type { VoiWindow } from "../study";

/** What a person may do with the picture, however they ask for it. */
export interface ToolActions {
  choose: (tool: DragTool) => void;
  setWindow: (window: VoiWindow) => void;
  reset: () => void;
  /** Quarters clockwise. */
  rotate: (quarters: number) => void;
  flip: (axis: "horizontal" | "vertical") => void;
  undo: () => void;
  redo: () => void;
  help: () => void;
  invert: () => void;
  togglePlay: () => void;
  toggleText: () => void;
  /** The series cut in other planes. */
  openPlanes: () => void;
  scrollTo: (index: number) => void;
}

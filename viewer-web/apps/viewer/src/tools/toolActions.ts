import type { DragTool } from "../engine";
import type { VoiWindow } from "../study";

/** What a person may do with the picture, however they ask for it. */
export interface ToolActions {
  choose: (tool: DragTool) => void;
  setWindow: (window: VoiWindow) => void;
  reset: () => void;
  invert: () => void;
  togglePlay: () => void;
  toggleText: () => void;
  scrollTo: (index: number) => void;
}

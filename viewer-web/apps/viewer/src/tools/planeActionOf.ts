import type { PlaneTool } from "../engine";
import type { Frame, VoiWindow } from "../study";
import { presetsFor } from "./presets";
import { planeToolKeys } from "./shortcuts";

/** What keys do in planes of one volume and of two. */
export interface PlaneActions {
  /** For whose values the windows are. */
  frame: Frame;
  setWindow: (window: VoiWindow) => void;
  choose: (tool: PlaneTool) => void;
  scroll: (slices: number) => void;
  reset: () => void;
}

const PAGE = 10;

export function planeActionOf(key: string, actions: PlaneActions): (() => void) | undefined {
  const preset = presetsFor(actions.frame)[Number(key) - 1];
  if (preset) {
    return () => actions.setWindow(preset.window);
  }
  switch (key) {
    case "ArrowUp":
      return () => actions.scroll(-1);
    case "ArrowDown":
      return () => actions.scroll(1);
    case "PageUp":
      return () => actions.scroll(-PAGE);
    case "PageDown":
      return () => actions.scroll(PAGE);
    case "r":
      return actions.reset;
    default: {
      const tool = planeToolKeys[key];
      return tool && (() => actions.choose(tool));
    }
  }
}

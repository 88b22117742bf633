import type { PlaneTool } from "../engine";
import { useKeys } from "../keys";
import type { Frame, VoiWindow } from "../study";
import { planeToolKeys, presetsFor } from "../tools";

interface FusionActions {
  /** For whose values the windows are. */
  petFrame: Frame;
  setPetWindow: (window: VoiWindow) => void;
  choose: (tool: PlaneTool) => void;
  nextColours: () => void;
  /** More of the PET, in percent. */
  mix: (percent: number) => void;
  scroll: (slices: number) => void;
  toggleRotation: () => void;
  reset: () => void;
}

const PERCENT = 10;
const PAGE = 10;

/** Keys of the fused planes; the stack's own are not there while these are. */
export const useFusionKeys = (actions: FusionActions): void => useKeys((key) => actionOf(key, actions));

function actionOf(key: string, actions: FusionActions): (() => void) | undefined {
  const preset = presetsFor(actions.petFrame)[Number(key) - 1];
  if (preset) {
    return () => actions.setPetWindow(preset.window);
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
    case "ArrowLeft":
      return () => actions.mix(-PERCENT);
    case "ArrowRight":
      return () => actions.mix(PERCENT);
    case "g":
      return actions.nextColours;
    case "r":
      return actions.reset;
    case " ":
      return actions.toggleRotation;
    default: {
      const tool = planeToolKeys[key];
      return tool && (() => actions.choose(tool));
    }
  }
}

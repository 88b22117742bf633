import type { PlaneTool } from "../engine";
import { useKeys } from "../keys";
import type { Frame, VoiWindow } from "../study";
import { planeToolKeys, presetsFor } from "../tools";

interface MprActions {
  /** For whose values the windows are. */
  frame: Frame;
  setWindow: (window: VoiWindow) => void;
  choose: (tool: PlaneTool) => void;
  /** Through the plane that is looked at. */
  scroll: (slices: number) => void;
  /** The volume about the patient's long axis. */
  turn: (degrees: number) => void;
  /** The slab, by millimetres. */
  thicken: (by: number) => void;
  toggleVolume: () => void;
  reset: () => void;
}

const PAGE = 10;
const DEGREES = 15;

/** Keys of the planes; the stack's own are not there while these are. */
export const useMprKeys = (actions: MprActions): void => useKeys((key) => actionOf(key, actions));

function actionOf(key: string, actions: MprActions): (() => void) | undefined {
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
    case "ArrowLeft":
      return () => actions.turn(-DEGREES);
    case "ArrowRight":
      return () => actions.turn(DEGREES);
    case "[":
      return () => actions.thicken(-1);
    case "]":
      return () => actions.thicken(1);
    case "v":
      return actions.toggleVolume;
    case "r":
      return actions.reset;
    default: {
      const tool = planeToolKeys[key];
      return tool && (() => actions.choose(tool));
    }
  }
}

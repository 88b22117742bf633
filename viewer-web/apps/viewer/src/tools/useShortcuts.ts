import { nextColours, type ColourMap } from "../colours";
import { useKeys } from "../keys";
import { isChest } from "../measurements";
import { isGrey, type Frame } from "../study";
import { presetsFor } from "./presets";
import { toolKeys } from "./shortcuts";
import type { ToolActions } from "./toolActions";

const PAGE = 10;

/** What keys go on from. */
interface Shown {
  index: number;
  total: number;
  frame: Frame;
  /** Undefined: greys. */
  colours?: ColourMap;
}

/** Keys of a stack. */
export const useShortcuts = (actions: ToolActions, shown: Shown): void =>
  useKeys(
    (key) => actionOf(key, actions, shown),
    (key, event) => controlActionOf(key, event.shiftKey, actions),
  );

function controlActionOf(key: string, shift: boolean, actions: ToolActions): (() => void) | undefined {
  switch (key.toLowerCase()) {
    case "z":
      return shift ? actions.redo : actions.undo;
    case "y":
      return actions.redo;
    case "s":
      return actions.save;
    default:
      return undefined;
  }
}

function actionOf(
  key: string,
  actions: ToolActions,
  { index, total, frame, colours }: Shown,
): (() => void) | undefined {
  const preset = presetsFor(frame)[Number(key) - 1];
  if (preset) {
    return () => actions.setWindow(preset.window);
  }
  switch (key) {
    case "ArrowUp":
    case "ArrowLeft":
      return () => actions.scrollTo(index - 1);
    case "ArrowDown":
    case "ArrowRight":
      return () => actions.scrollTo(index + 1);
    case "PageUp":
      return () => actions.scrollTo(index - PAGE);
    case "PageDown":
      return () => actions.scrollTo(index + PAGE);
    case "Home":
      return () => actions.scrollTo(0);
    case "End":
      return () => actions.scrollTo(total - 1);
    case " ":
      return actions.togglePlay;
    case "r":
      return actions.reset;
    case "i":
      return actions.invert;
    case "g":
      return isGrey(frame) ? () => actions.setColours(nextColours(colours)) : undefined;
    case "u":
      return isChest(frame) ? actions.proposeRatio : undefined;
    case "t":
      return actions.toggleText;
    case "y":
      return actions.toggleOverlays;
    case ".":
      return actions.toggleKeyImage;
    case "[":
      return () => actions.rotate(-1);
    case "]":
      return () => actions.rotate(1);
    case "h":
      return () => actions.flip("horizontal");
    case "v":
      return () => actions.flip("vertical");
    case "x":
      return total > 1 ? actions.openPlanes : undefined;
    case "+":
      return actions.openFusion;
    case "?":
      return actions.help;
    default: {
      const tool = toolKeys[key];
      return tool && (() => actions.choose(tool));
    }
  }
}

import { useEffect, useRef } from "react";
import { nextColours, type ColourMap } from "../colours";
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

interface Latest extends Shown {
  actions: ToolActions;
}

/** Keys work wherever the focus is, but for fields that take the key themselves. */
export function useShortcuts(actions: ToolActions, shown: Shown): void {
  const latest = useRef<Latest>({ actions, ...shown });
  useEffect(() => {
    latest.current = { actions, ...shown };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const field = event.target instanceof HTMLElement && event.target.closest("input, select, textarea");
      if (field || event.altKey || document.querySelector("dialog[open]")) {
        return;
      }
      const act =
        event.ctrlKey || event.metaKey
          ? controlActionOf(event, latest.current.actions)
          : actionOf(event, latest.current);
      if (act) {
        event.preventDefault();
        act();
      }
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}

function controlActionOf(event: KeyboardEvent, actions: ToolActions): (() => void) | undefined {
  switch (event.key.toLowerCase()) {
    case "z":
      return event.shiftKey ? actions.redo : actions.undo;
    case "y":
      return actions.redo;
    case "s":
      return actions.save;
    default:
      return undefined;
  }
}

function actionOf(event: KeyboardEvent, latest: Latest): (() => void) | undefined {
  const { actions, index, total, frame, colours } = latest;
  const pressable =
    event.target instanceof HTMLElement && event.target.closest("button, summary, a") !== null;
  const preset = presetsFor(frame)[Number(event.key) - 1];
  if (preset) {
    return () => actions.setWindow(preset.window);
  }
  switch (event.key) {
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
      // What can be pressed is pressed by the space bar.
      return pressable ? undefined : actions.togglePlay;
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
      const tool = toolKeys[event.key];
      return tool && (() => actions.choose(tool));
    }
  }
}

import { useEffect, useRef } from "react";
import type { Frame } from "../study";
import { presets, presetsFor } from "./presets";
import { toolKeys } from "./shortcuts";
import type { ToolActions } from "./toolActions";

const PAGE = 10;

interface Latest {
  actions: ToolActions;
  index: number;
  total: number;
  frame: Frame;
}

/** Keys work wherever the focus is, but for fields that take the key themselves. */
export function useShortcuts(actions: ToolActions, index: number, total: number, frame: Frame): void {
  const latest = useRef({ actions, index, total, frame });
  useEffect(() => {
    latest.current = { actions, index, total, frame };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const field = event.target instanceof HTMLElement && event.target.closest("input, select, textarea");
      if (field || event.altKey || document.querySelector("dialog[open]")) {
        return;
      }
      const act =
        event.ctrlKey || event.metaKey
          ? historyActionOf(event, latest.current.actions)
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

function historyActionOf(event: KeyboardEvent, actions: ToolActions): (() => void) | undefined {
  switch (event.key.toLowerCase()) {
    case "z":
      return event.shiftKey ? actions.redo : actions.undo;
    case "y":
      return actions.redo;
    default:
      return undefined;
  }
}

function actionOf(event: KeyboardEvent, { actions, index, total, frame }: Latest): (() => void) | undefined {
  const pressable =
    event.target instanceof HTMLElement && event.target.closest("button, summary, a") !== null;
  const preset = presetsFor(frame)[Number(event.key) - 1];
  if (preset) {
    return () => actions.setWindow(presets[preset]);
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
    case "t":
      return actions.toggleText;
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
    case "?":
      return actions.help;
    default: {
      const tool = toolKeys[event.key];
      return tool && (() => actions.choose(tool));
    }
  }
}

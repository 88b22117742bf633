import { useEffect, useRef } from "react";

/** What a key does; undefined: nothing, and the browser may do with it what it likes. */
type ActionOf = (key: string, event: KeyboardEvent) => (() => void) | undefined;

/**
 * Keys work wherever the focus is, but for fields that take the key themselves, for what the space bar presses, and while
 * a dialog asks something.
 *
 * @param actionOf of a key alone; undefined: none does anything now
 * @param controlActionOf of a key with Ctrl or ⌘
 */
export function useKeys(actionOf: ActionOf | undefined, controlActionOf?: ActionOf): void {
  const latest = useRef({ actionOf, controlActionOf });
  useEffect(() => {
    latest.current = { actionOf, controlActionOf };
  });
  const listening = actionOf !== undefined;
  useEffect(() => {
    if (!listening) {
      return;
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.altKey || isTaken(event) || document.querySelector("dialog[open]")) {
        return;
      }
      const { actionOf: alone, controlActionOf: withControl } = latest.current;
      const act = (event.ctrlKey || event.metaKey ? withControl : alone)?.(event.key, event);
      if (act) {
        event.preventDefault();
        act();
      }
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [listening]);
}

/** What has the focus does something of its own with it. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  const on = (elements: string) => target instanceof HTMLElement && target.closest(elements) !== null;
  switch (key) {
    case "Escape":
      return on("select");
    case " ":
      return on("input, select, textarea, button, summary, a");
    default:
      return on("input, select, textarea");
  }
}

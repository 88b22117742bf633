import { useCallback, useEffect, useState } from "react";
import type { Engine } from "../engine";
import type { Stack } from "../study";

/**
 * The active series cut in other planes: until the reader goes back to its images, or on to another series.
 *
 * @param key opened them, and closes them
 */
export function usePlanes(active: Stack | undefined, engine: Engine | undefined, key: string) {
  const [cut, setCut] = useState<Stack>();
  if (cut && cut !== active) {
    // Left for another series, the planes do not come back by themselves.
    setCut(undefined);
  }
  const close = useCallback(() => setCut(undefined), []);
  useEffect(() => (cut ? onClosingKey(key, close) : undefined), [cut, key, close]);
  return { cut, open: () => setCut(engine && active), close };
}

/** The key that opened them, or Escape; fields take such keys themselves. The answer ends it. */
function onClosingKey(key: string, close: () => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    const on = (fields: string) =>
      event.target instanceof HTMLElement && event.target.closest(fields) !== null;
    const closes =
      (event.key === "Escape" && !on("select")) || (event.key === key && !on("input, select, textarea"));
    const modified = event.altKey || event.ctrlKey || event.metaKey || event.repeat;
    if (closes && !modified && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      close();
    }
  };
  window.addEventListener("keydown", pressed);
  return () => window.removeEventListener("keydown", pressed);
}

import { useState } from "react";
import type { Engine } from "../engine";
import { useKeys } from "../keys";
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
  const close = () => setCut(undefined);
  // A key that is held down has opened them.
  useKeys(
    cut &&
      ((pressed, { repeat }) => ((pressed === "Escape" || pressed === key) && !repeat ? close : undefined)),
  );
  return { cut, open: () => setCut(engine && active), close };
}

import { useCallback, useEffect, useMemo, useState } from "react";
import type { VolumeView } from "../engine";

/** A turn in twelve seconds. */
const DEGREES_A_SECOND = 30;
/** Pictures a second at most: more would take the machine from the planes. */
const RATE = 12;

export interface Rotation {
  running: boolean;
  toggle: () => void;
  pause: () => void;
}

/** Turns what is seen from outside, at one pace however fast it is drawn; not for whoever wants less motion. */
export function useRotation(projection: Pick<VolumeView, "turn"> | undefined): Rotation {
  const [running, setRunning] = useState(
    () => !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
  );
  useEffect(() => (running && projection ? turning(projection) : undefined), [running, projection]);
  const toggle = useCallback(() => setRunning((before) => !before), []);
  const pause = useCallback(() => setRunning(false), []);
  return useMemo(() => ({ running, toggle, pause }), [running, toggle, pause]);
}

/** The answer ends it. */
function turning(projection: Pick<VolumeView, "turn">): () => void {
  let last = performance.now();
  let next = 0;
  const step = (now: number) => {
    const seconds = (now - last) / 1000;
    if (seconds >= 1 / RATE) {
      // After a pause of the page it goes on where it was.
      projection.turn(DEGREES_A_SECOND * Math.min(seconds, 1));
      last = now;
    }
    next = requestAnimationFrame(step);
  };
  next = requestAnimationFrame(step);
  return () => cancelAnimationFrame(next);
}

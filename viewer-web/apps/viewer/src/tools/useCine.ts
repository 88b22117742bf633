import { useEffect, useState } from "react";
import type { StackView } from "../engine";

/** Frames a second where the device recorded no pace, or an impossible one (PS3.3 C.7.6.5). */
export const DEFAULT_RATE = 15;
export const MAXIMUM_RATE = 60;

export interface Cine {
  playing: boolean;
  /** Frames a second. */
  rate: number;
  setRate: (rate: number) => void;
  toggle: () => void;
}

/** Plays the stack at its true pace: a frame that comes too late is left out, not waited for. */
export function useCine(view: StackView | undefined, total: number, frameTime: number | undefined): Cine {
  const [playing, setPlaying] = useState(false);
  const [rate, setRate] = useState(() => rateOf(frameTime));
  useEffect(() => {
    if (!playing || !view) {
      return;
    }
    const from = view.state.index;
    let started: number | undefined;
    let next = 0;
    const step = (now: number) => {
      started ??= now;
      view.scrollTo(frameAt(from, now - started, rate, total));
      next = requestAnimationFrame(step);
    };
    next = requestAnimationFrame(step);
    return () => cancelAnimationFrame(next);
  }, [playing, view, rate, total]);
  return { playing, rate, setRate, toggle: () => setPlaying(!playing && total > 1) };
}

export function rateOf(frameTime: number | undefined): number {
  return frameTime === undefined
    ? DEFAULT_RATE
    : Math.min(MAXIMUM_RATE, Math.max(1, Math.round(1000 / frameTime)));
}

/** The frame that is due after so many milliseconds, round and round. */
export function frameAt(from: number, elapsed: number, rate: number, total: number): number {
  return (from + Math.floor((elapsed * rate) / 1000)) % total;
}

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
  /** Frames that were due and not seen, since it began to play. */
  dropped: number;
  toggle: () => void;
}

/** Plays the stack at its true pace: a frame that comes too late is left out, not waited for. */
export function useCine(
  view: StackView | undefined,
  total: number,
  frameTime: number | undefined,
  active: boolean,
): Cine {
  const [playing, setPlaying] = useState(false);
  if (playing && !active) {
    // Its controls are gone with the reader: nobody could stop it.
    setPlaying(false);
  }
  const [dropped, setDropped] = useState(0);
  const [rate, setRate] = useState(() => rateOf(frameTime));
  useEffect(() => {
    if (!playing || !view) {
      return;
    }
    const from = view.state.index;
    let started: number | undefined;
    let next = 0;
    let due = from;
    const step = (now: number) => {
      started ??= now;
      const before = due;
      due = frameAt(from, now - started, rate, total);
      const missed = missedBetween(before, due, view.state.shown, total);
      if (missed > 0) {
        setDropped((count) => count + missed);
      }
      view.scrollTo(due);
      next = requestAnimationFrame(step);
    };
    next = requestAnimationFrame(step);
    return () => cancelAnimationFrame(next);
  }, [playing, view, rate, total]);
  const toggle = () => {
    setDropped(0);
    setPlaying(!playing && total > 1);
  };
  return { playing, rate, setRate, dropped, toggle };
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

/** Frames that were skipped on the way from one that was due to the next, and the former where it was not shown in time. */
export function missedBetween(before: number, due: number, shown: number | undefined, total: number): number {
  const steps = (due - before + total) % total;
  return steps === 0 ? 0 : steps - 1 + (shown === before ? 0 : 1);
}

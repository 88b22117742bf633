import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Engine, KeptView, StackView, ViewState } from "../engine";
import { FRAME_MEMORY, StackPrefetch, type PrefetchProgress } from "../loading";
import { frameBytes, type Stack } from "../study";
import { useViewState } from "./useViewState";

/** Frames that are asked for at once; all cells together share fewer lanes. */
const PARALLEL = 4;

interface Opening {
  /** The frame to begin with; once the stack is open another one changes nothing. */
  index: number;
  mirrored: boolean;
  /** The cell's number. */
  place: number;
  /** How many cells share the memory. */
  sharers: number;
  /** What was done to the stack before the cell was closed. */
  kept: KeptView | undefined;
}

/** Puts the stack into a viewport of the engine and follows what is on the screen. */
export function useStackView(engine: Engine | undefined, stack: Stack, opening: Opening) {
  const { index: firstIndex, mirrored, place } = opening;
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<StackView>();
  const [progress, setProgress] = useState<PrefetchProgress>();
  const nothing = useMemo<ViewState>(() => ({ index: firstIndex }), [firstIndex]);
  const prefetch = useRef<StackPrefetch>(undefined);
  const latest = useRef(opening);
  useEffect(() => {
    latest.current = opening;
  });

  useEffect(() => {
    if (!engine || !host.current) {
      return;
    }
    const opened = engine.open(host.current, `viewport-${place}`);
    setView(opened);
    let stopped = false;
    void opened.show(stack.frames, latest.current.index, mirrored, latest.current.kept);
    const running = new StackPrefetch({
      total: stack.frames.length,
      load: (index) => engine.images.prefetch(stack.frames[index] ?? stack.frames[0], () => !stopped),
      parallel: PARALLEL,
      capacity: () =>
        Math.max(1, Math.floor((0.8 * FRAME_MEMORY) / frameBytes(stack.frames[0]) / latest.current.sharers)),
      onProgress: setProgress,
    });
    prefetch.current = running;
    const indexOf = new Map(stack.frames.map(({ id }, index) => [id, index]));
    const unsubscribe = engine.images.onChange(
      (id) => indexOf.has(id) && running.arrived(indexOf.get(id) ?? 0),
      (id) => indexOf.has(id) && running.evicted(indexOf.get(id) ?? 0),
    );
    const online = () => running.retry();
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("online", online);
      unsubscribe();
      stopped = true;
      running.stop();
      opened.close();
      setView(undefined);
      setProgress(undefined);
    };
  }, [engine, stack, mirrored, place]);

  const state = useViewState(view, nothing);
  const shown = state.shown !== undefined;
  useEffect(() => {
    // The rest waits until the first picture is there.
    if (shown) {
      prefetch.current?.moveTo(state.index);
    }
  }, [shown, state.index]);
  useSeriesLoadedMark(stack, progress);

  const retry = useCallback(() => {
    prefetch.current?.retry();
    if (view?.state.failure !== undefined) {
      void view.retry();
    }
  }, [view]);
  return { host, view, state, progress, retry };
}

/** The marks of the User Timing API by which scripts know what is on the screen. */
function useSeriesLoadedMark(stack: Stack, progress: PrefetchProgress | undefined) {
  const complete = progress !== undefined && progress.loaded === progress.total;
  useEffect(() => {
    if (complete) {
      performance.mark("series-loaded", { detail: { seriesInstanceUID: stack.series.seriesInstanceUID } });
    }
  }, [stack, complete]);
}

import { useMemo, useSyncExternalStore } from "react";

interface View<State> {
  readonly state: State;
  subscribe: (listener: () => void) => () => void;
}

/** What is on the screen; `nothing` before there is a view, the same each time. */
export function useViewState<State>(view: View<State> | undefined, nothing: State): State {
  const [subscribe, snapshot] = useMemo(
    () => [view?.subscribe ?? (() => () => undefined), () => view?.state ?? nothing],
    [view, nothing],
  );
  return useSyncExternalStore(subscribe, snapshot);
}

import { useCallback, useEffect, useState } from "react";

export type Loaded<T> =
  { state: "loading" } | { state: "failed"; problem: unknown } | { state: "ready"; data: T };

/** What came of one turn of one `load`. */
interface Came<T> {
  load: () => Promise<T>;
  turn: number;
  loaded: Loaded<T>;
}

/** What the page shows comes from `load`, which must keep its identity; the second is for asking again. */
export function useLoad<T>(load: () => Promise<T>): [Loaded<T>, () => void] {
  const [came, setCame] = useState<Came<T>>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    const take = (loaded: Loaded<T>) => {
      if (current) {
        setCame({ load, turn, loaded });
      }
    };
    load().then(
      (data) => take({ state: "ready", data }),
      (problem: unknown) => take({ state: "failed", problem }),
    );
    return () => {
      current = false;
    };
  }, [load, turn]);
  // What came for another question is no answer to this one.
  const loaded: Loaded<T> = came?.load === load && came.turn === turn ? came.loaded : { state: "loading" };
  return [loaded, useCallback(() => setTurn((before) => before + 1), [])];
}

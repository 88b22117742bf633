import { useCallback, useRef, useState } from "react";
import type { Engine } from "../engine";
import { FRAME_MEMORY, type FrameSource } from "../loading";

/** The engine's code is fetched once it is wanted: the first picture must not share the line with it. */
export function useEngine(source: FrameSource) {
  const [engine, setEngine] = useState<Engine>();
  const [failure, setFailure] = useState<unknown>();
  const started = useRef(false);
  const start = useCallback(() => {
    if (started.current) {
      return;
    }
    started.current = true;
    setFailure(undefined);
    import("../engine").then(
      ({ startEngine }) => setEngine(startEngine(source, FRAME_MEMORY)),
      (cause: unknown) => {
        started.current = false;
        setFailure(cause);
      },
    );
  }, [source]);
  return { engine, failure, start };
}

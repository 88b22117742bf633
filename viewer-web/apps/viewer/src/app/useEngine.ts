import { useCallback, useRef, useState } from "react";
import type { AskText, Engine } from "../engine";
import { DicomWebFailure } from "../dicomweb";
import { FRAME_MEMORY, type FrameSource } from "../loading";

export interface EngineControl {
  engine: Engine | undefined;
  /** Why it did not start. */
  failure: unknown;
  start: () => void;
}

/** The engine's code is fetched once it is wanted: the first picture must not share the line with it. */
export function useEngine(source: FrameSource, askText: AskText): EngineControl {
  const [engine, setEngine] = useState<Engine>();
  const [failure, setFailure] = useState<unknown>();
  const started = useRef(false);
  const start = useCallback(() => {
    if (started.current) {
      return;
    }
    started.current = true;
    setFailure(undefined);
    fetched(() => import("../engine"))
      .then(({ startEngine }) => setEngine(startEngine(source, FRAME_MEMORY, askText)))
      .catch((cause: unknown) => {
        started.current = false;
        setFailure(cause);
      });
  }, [source, askText]);
  return { engine, failure, start };
}

/** Code that does not arrive is the line's fault; what it throws once it is here is not. */
async function fetched<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    throw new DicomWebFailure("unreachable", 0, "the viewer's engine did not arrive");
  }
}

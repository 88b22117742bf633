import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { DicomWeb } from "../dicomweb";
import type { Engine } from "../engine";
import type { Author } from "../sr";
import type { Study } from "../study";
import { deviceUid, loggedIn, saidReader } from "./device";
import { MeasurementSaver, nothingToSave, type SavingState } from "./MeasurementSaver";

/** Milliseconds until what could not be saved for want of a line is tried again. */
const AGAIN = 15_000;

export interface Saving extends SavingState {
  save: () => void;
}

const none = () => () => {};

/**
 * Measurements on the server: those of the study that is open are drawn once the engine is there, those of the reader are
 * saved when they ask for it.
 */
export function useSaving(
  engine: Engine | undefined,
  study: Study,
  server: DicomWeb,
  askReader: () => Promise<Author | undefined>,
): Saving {
  const [saver, setSaver] = useState<MeasurementSaver>();
  const ask = useRef(askReader);
  useEffect(() => {
    ask.current = askReader;
  });
  useEffect(() => {
    if (!engine) {
      return;
    }
    let current = true;
    const made = new MeasurementSaver({
      server,
      study,
      engine,
      loggedIn,
      askReader: () => ask.current(),
      deviceUid: deviceUid(),
    });
    let unsubscribe: (() => void) | undefined;
    const whoeverIsThere = loggedIn().catch(() => undefined);
    void whoeverIsThere.then((reader) => {
      if (current) {
        made.open(reader ?? saidReader());
        unsubscribe = engine.measurements.onChange(() => made.look());
        made.look();
        setSaver(made);
      }
    });
    return () => {
      current = false;
      unsubscribe?.();
      setSaver(undefined);
    };
  }, [engine, study, server]);
  const state = useSyncExternalStore(saver?.subscribe ?? none, () => saver?.state ?? nothingToSave);
  const save = useCallback(() => void saver?.save(), [saver]);
  useWarning(state.unsaved);
  useTryingAgain(state.fault === "away", save);
  return useMemo(() => ({ ...state, save }), [state, save]);
}

/** Before the page is left with what nobody has but it. */
function useWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) {
      return;
    }
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", leaving);
    return () => window.removeEventListener("beforeunload", leaving);
  }, [unsaved]);
}

function useTryingAgain(away: boolean, save: () => void): void {
  useEffect(() => {
    if (!away) {
      return;
    }
    const timer = setInterval(save, AGAIN);
    window.addEventListener("online", save);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", save);
    };
  }, [away, save]);
}

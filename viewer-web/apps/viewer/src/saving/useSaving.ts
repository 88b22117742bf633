import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { DicomWeb } from "../dicomweb";
import type { Engine } from "../engine";
import type { Author } from "../sr";
import type { Frame, Study } from "../study";
import { deviceUid, loggedIn, saidReader } from "./device";
import { KeyImageSaver, noKeyImages, type KeyImageState } from "./KeyImageSaver";
import { MarkSaver, noMarks } from "./MarkSaver";
import { MeasurementSaver, nothingToSave, type SavingState } from "./MeasurementSaver";
import { noPresentations, PresentationSaver, type Presentations } from "./PresentationSaver";
import type { SeenFrames } from "../gsps";
import { ReaderIdentity } from "./ReaderIdentity";

/** Milliseconds until what could not be saved for want of a line is tried again. */
const AGAIN = 15_000;

/** Of measurements and key images together, and of presentation states. */
export interface Saving extends SavingState {
  save: () => void;
  keyImages: KeyImageState["images"];
  /** The frame is a key image of the reader's, or none any more. */
  toggleKeyImage: (frame: Frame) => void;
  presentations: PresentationControl;
}

export interface PresentationControl extends Presentations {
  /** Stores how these frames are looked at. */
  save: (seen: SeenFrames) => void;
  /** Tries again to store what could not be stored. */
  again: () => void;
  /** The reader has seen what became of it. */
  forget: () => void;
}

interface Savers {
  measurements: MeasurementSaver;
  keyImages: KeyImageSaver;
  presentations: PresentationSaver;
  marks: MarkSaver;
}

const none = () => () => {};
const nothing = () => {};

/**
 * Measurements and key images on the server: those of the study that is open are shown once the engine is there, those of
 * the reader are saved when they ask for it.
 */
export function useSaving(
  engine: Engine | undefined,
  study: Study,
  server: DicomWeb,
  askReader: () => Promise<Author | undefined>,
): Saving {
  const [savers, setSavers] = useState<Savers>();
  const ask = useRef(askReader);
  useEffect(() => {
    ask.current = askReader;
  });
  useEffect(() => {
    if (!engine) {
      return;
    }
    let current = true;
    const identity = new ReaderIdentity({ loggedIn, askReader: () => ask.current() });
    const common = { server, study, identity, deviceUid: deviceUid() };
    const measurements = new MeasurementSaver({ ...common, engine });
    const marks = new MarkSaver({ ...common, engine });
    const keyImages = new KeyImageSaver(common);
    const presentations = new PresentationSaver(common);
    let unsubscribe: (() => void) | undefined;
    const whoeverIsThere = loggedIn().catch(() => undefined);
    void whoeverIsThere.then((reader) => {
      if (current) {
        identity.begin(reader ?? saidReader());
        measurements.open();
        keyImages.open();
        marks.open();
        const subscriptions = [
          engine.measurements.onChange(() => measurements.look()),
          engine.marks.onChange(() => marks.look()),
        ];
        unsubscribe = () => subscriptions.forEach((end) => end());
        measurements.look();
        setSavers({ measurements, keyImages, presentations, marks });
      }
    });
    return () => {
      current = false;
      unsubscribe?.();
      setSavers(undefined);
    };
  }, [engine, study, server]);
  const { measurements, keyImages, presentations, marks } = savers ?? {};
  const state = useSyncExternalStore(
    measurements?.subscribe ?? none,
    () => measurements?.state ?? nothingToSave,
  );
  const keys = useSyncExternalStore(keyImages?.subscribe ?? none, () => keyImages?.state ?? noKeyImages);
  const inSpace = useSyncExternalStore(marks?.subscribe ?? none, () => marks?.state ?? noMarks);
  const states = usePresentationControl(presentations);
  const save = useCallback(() => {
    void measurements
      ?.save()
      .then(() => keyImages?.save())
      .then(() => marks?.save());
  }, [measurements, keyImages, marks]);
  const together = useMemo<Saving>(
    () => ({
      ...state,
      unsaved: state.unsaved || keys.unsaved || inSpace.unsaved,
      saving: state.saving || keys.saving || inSpace.saving,
      fault: state.fault ?? keys.fault ?? inSpace.fault,
      saved: state.saved || inSpace.saved || [...keys.images.values()].some(({ own }) => own),
      save,
      keyImages: keys.images,
      presentations: states,
      toggleKeyImage: keyImages ? (frame) => keyImages.toggle(frame) : nothing,
    }),
    [state, keys, states, inSpace, save, keyImages],
  );
  useWarning(together.unsaved);
  useTryingAgain(together.fault === "away", save);
  return together;
}

function usePresentationControl(saver: PresentationSaver | undefined): PresentationControl {
  const state = useSyncExternalStore(saver?.subscribe ?? none, () => saver?.state ?? noPresentations);
  return useMemo(
    () => ({
      ...state,
      save: (seen) => void saver?.save(seen),
      again: () => void saver?.again(),
      forget: () => saver?.forget(),
    }),
    [saver, state],
  );
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

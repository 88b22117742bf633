import type { DicomWeb } from "../dicomweb";
import {
  readPresentationState,
  writePresentationState,
  type PresentationState,
  type SeenFrames,
} from "../gsps";
import { MANUFACTURER, part10, type Author } from "../sr";
import type { Study } from "../study";
import { Watched } from "../watched";
import { faultOf, type SavingFault } from "./fault";
import type { ReaderIdentity } from "./ReaderIdentity";
import { severalFrames } from "./severalFrames";
import { storedSince } from "./storedSince";

export interface Presentations {
  /** Of the study, the newest first. */
  states: readonly PresentationState[];
  saving: boolean;
  /** Why the one that was to be saved last was not. */
  fault?: SavingFault;
  /** What was saved last. */
  saved?: PresentationState;
}

export const noPresentations: Presentations = { states: [], saving: false };

interface Parts {
  server: DicomWeb;
  study: Study;
  identity: ReaderIdentity;
}

/** Keeps on the server how the reader looked at images, and knows how others did. */
export class PresentationSaver extends Watched<Presentations> {
  readonly #parts: Parts;
  readonly #several: ReadonlySet<string>;
  /** What could not be saved. */
  #waiting: SeenFrames | undefined;

  constructor(parts: Parts) {
    super(noPresentations);
    this.#parts = parts;
    this.#several = severalFrames(parts.study);
    const states = parts.study.presentations.flatMap((one) => readPresentationState(one) ?? []);
    this.change({ states: states.toSorted(newestFirst) });
  }

  /** Stores how these frames are looked at, and lists it with what others stored meanwhile. */
  async save(seen: SeenFrames): Promise<void> {
    if (this.state.saving) {
      return;
    }
    this.#waiting = undefined;
    this.change({ saving: true, fault: undefined, saved: undefined });
    try {
      const reader = await this.#parts.identity.confirmed();
      if (reader) {
        this.change({ saved: await this.#store(seen, reader) });
      }
    } catch (failure) {
      this.#waiting = seen;
      this.change({ fault: faultOf(failure) });
    } finally {
      this.change({ saving: false });
    }
  }

  /** What could not be saved is tried once more. */
  async again(): Promise<void> {
    if (this.#waiting) {
      await this.save(this.#waiting);
    }
  }

  /** The reader has seen what became of it. */
  forget(): void {
    this.#waiting = undefined;
    this.change({ fault: undefined, saved: undefined });
  }

  async #store(seen: SeenFrames, reader: Author): Promise<PresentationState | undefined> {
    const { server, study } = this.#parts;
    const { studyInstanceUID } = seen.frames[0].instance;
    await this.#takeInOthers(studyInstanceUID);
    const instance = writePresentationState({
      ...seen,
      study: study.studies.find((one) => one.studyInstanceUID === studyInstanceUID)?.attributes ?? {},
      author: reader,
      several: this.#several,
      before: this.state.states.filter(
        (one) =>
          one.studyInstanceUID === studyInstanceUID &&
          one.manufacturer === MANUFACTURER &&
          one.creator === reader.name,
      ),
      now: new Date(),
    });
    await server.store(studyInstanceUID, await part10(instance));
    const state = readPresentationState(instance);
    this.#list(state ? [state] : []);
    return state;
  }

  async #takeInOthers(studyInstanceUID: string): Promise<void> {
    const known = new Set(this.state.states.map(({ sopInstanceUID }) => sopInstanceUID));
    const since = await storedSince(this.#parts.server, studyInstanceUID, "PR", known);
    this.#list(since.flatMap((one) => readPresentationState(one) ?? []));
  }

  #list(more: readonly PresentationState[]): void {
    this.change({ states: [...this.state.states, ...more].toSorted(newestFirst) });
  }
}

const newestFirst = (a: PresentationState, b: PresentationState) => b.stamp.localeCompare(a.stamp);

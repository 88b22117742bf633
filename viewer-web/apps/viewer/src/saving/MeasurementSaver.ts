import { textOf, type DicomDataset, type DicomWeb, type ImageReference } from "../dicomweb";
import type { Engine } from "../engine";
import {
  COMPREHENSIVE_3D_SR,
  comesAfter,
  MANUFACTURER,
  isBy,
  newestOfEach,
  part10,
  readDocument,
  writeDocument,
  type Author,
  type LeftOut,
  type MeasurementDocument,
  type RecordedDrawing,
} from "../sr";
import type { Frame, Study, StudyFacts } from "../study";
import { faultOf, SavingRefusal, type SavingFault } from "./fault";
import type { ReaderIdentity } from "./ReaderIdentity";
import { reconcile } from "./reconcile";
import { storedSince } from "./storedSince";
import { Watched } from "../watched";

export interface SavingState {
  /** There are measurements, or there were, that the server does not have. */
  unsaved: boolean;
  saving: boolean;
  fault?: SavingFault;
  /** Something is saved. */
  saved: boolean;
  /** How many measurements the reader changed on another page too: this page's take the place of those. */
  conflicts: number;
  /** What documents hold that is not drawn. */
  leftOut: readonly LeftOut[];
}

export const nothingToSave: SavingState = {
  unsaved: false,
  saving: false,
  saved: false,
  conflicts: 0,
  leftOut: [],
};

interface Parts {
  server: DicomWeb;
  study: Study;
  engine: Pick<Engine, "savedDrawings">;
  identity: ReaderIdentity;
  deviceUid: string;
}

/** Keeps the reader's measurements on the server, as documents that follow each other. */
export class MeasurementSaver extends Watched<SavingState> {
  readonly #parts: Parts;
  /** By the study that they belong to. */
  readonly #framesByStudy: ReadonlyMap<string, readonly Frame[]>;
  readonly #frameByImage = new Map<string, Frame>();
  #documents: MeasurementDocument[] = [];
  /** What of each study is saved. */
  readonly #saved = new Map<string, string>();
  #recognised = false;

  constructor(parts: Parts) {
    super(nothingToSave);
    this.#parts = parts;
    const frames = parts.study.items.flatMap((item) => (item.kind === "stack" ? item.frames : []));
    this.#framesByStudy = new Map(
      parts.study.studies.map(({ studyInstanceUID }) => [
        studyInstanceUID,
        frames.filter(({ instance }) => instance.studyInstanceUID === studyInstanceUID),
      ]),
    );
    for (const frame of frames) {
      const { sopInstanceUID } = frame.instance;
      this.#frameByImage.set(`${sopInstanceUID}/${frame.frameNumber}`, frame);
      if (!this.#frameByImage.has(sopInstanceUID)) {
        this.#frameByImage.set(sopInstanceUID, frame);
      }
    }
  }

  /** Draws what the study's documents hold, the newest of each author. */
  open(): void {
    const { reader } = this.#parts.identity;
    this.#recognised = reader !== undefined;
    const reports = this.#parts.study.items.flatMap((item) =>
      item.kind === "document" && item.report ? [item.report] : [],
    );
    this.#documents = reports.flatMap((report) => this.#read(report) ?? []);
    const shown = newestOfEach(this.#documents);
    // Whoever is quick has drawn already.
    const drawn = new Set(this.#studies().flatMap((facts) => this.#drawingsOf(facts).map(trackingUidOf)));
    const own = (document: MeasurementDocument) => reader !== undefined && isBy(document, reader);
    for (const document of shown) {
      this.#parts.engine.savedDrawings.load(document, this.#frameOf, own(document));
    }
    for (const facts of this.#studies()) {
      const read = this.#drawingsOf(facts).filter((one) => !drawn.has(trackingUidOf(one)));
      this.#saved.set(facts.studyInstanceUID, signatureOf(read));
    }
    this.change({
      saved: shown.some(own),
      leftOut: shown.flatMap(({ leftOut, author }) =>
        leftOut.map(({ reason, text }) => ({
          reason,
          text: [author?.name, text].filter(Boolean).join(": "),
        })),
      ),
    });
  }

  /** Something was drawn, moved or taken away. */
  look(): void {
    const unsaved = this.#changedStudies().length > 0;
    if (unsaved !== this.state.unsaved) {
      this.change({ unsaved, ...(unsaved ? {} : { fault: undefined }) });
    }
  }

  async save(): Promise<void> {
    if (this.state.saving || this.#changedStudies().length === 0) {
      return;
    }
    // What is tried again has said it already.
    const { fault, conflicts } = this.state;
    this.change({ saving: true, fault: undefined, conflicts: fault ? conflicts : 0 });
    try {
      const reader = await this.#parts.identity.confirmed();
      if (reader) {
        this.#recognise(reader);
        for (const facts of this.#changedStudies()) {
          await this.#saveStudy(facts, reader);
        }
        this.change({ saved: true });
      }
    } catch (failure) {
      this.change({ fault: faultOf(failure) });
    } finally {
      this.change({ saving: false, unsaved: this.#changedStudies().length > 0 });
    }
  }

  /** What the reader saved before they said who they are is theirs. */
  #recognise(reader: Author): void {
    if (this.#recognised) {
      return;
    }
    this.#recognised = true;
    newestOfEach(this.#documents)
      .filter((document) => isBy(document, reader))
      .forEach((document) => this.#parts.engine.savedDrawings.adopt(document));
  }

  async #saveStudy(facts: StudyFacts, reader: Author): Promise<void> {
    const { server, deviceUid } = this.#parts;
    const { studyInstanceUID } = facts;
    await this.#takeInOthers(facts, reader);
    const drawings = this.#drawingsOf(facts);
    const signature = signatureOf(drawings);
    const before = newestOfEach(this.#documents).filter(
      (one) => one.studyInstanceUID === studyInstanceUID && isBy(one, reader),
    );
    const instance = writeDocument({
      study: facts.attributes,
      author: reader,
      deviceUid,
      drawings,
      seriesOf: (uid) => this.#frameByImage.get(uid)?.instance.seriesInstanceUID,
      before,
      now: new Date(),
    });
    await server.store(studyInstanceUID, await part10(instance));
    const document = this.#read(instance);
    if (document) {
      this.#documents.push(document);
    }
    this.#saved.set(studyInstanceUID, signature);
  }

  /**
   * What the reader saved meanwhile from another page is not to be lost by what follows it: it is drawn here too, in the
   * place of what nobody changed here.
   */
  async #takeInOthers(facts: StudyFacts, reader: Author): Promise<void> {
    const { studyInstanceUID } = facts;
    const { savedDrawings } = this.#parts.engine;
    const known = [...this.#documents];
    const uids = new Set(known.map(({ sopInstanceUID }) => sopInstanceUID));
    const since = await storedSince(this.#parts.server, studyInstanceUID, "SR", uids);
    this.#documents.push(...since.flatMap((report) => this.#read(report) ?? []));
    const own = (documents: readonly MeasurementDocument[]) =>
      newestOfEach(documents).find((one) => one.studyInstanceUID === studyInstanceUID && isBy(one, reader));
    const newest = own(this.#documents);
    if (newest?.leftOut.some(({ reason }) => reason !== "elsewhere")) {
      throw new SavingRefusal("unreadable");
    }
    if (!newest || known.includes(newest)) {
      return;
    }
    // Two pages may have saved at once: what each of them began with is what both know.
    const common = own(known.filter((one) => comesAfter(newest, one, this.#documents)));
    const { outdated, overruled, conflicts } = reconcile(
      common?.drawings ?? [],
      this.#drawingsOf(facts),
      newest.drawings,
    );
    savedDrawings.drop(outdated);
    const drawings = newest.drawings.filter(({ trackingUid }) => !overruled.has(trackingUid));
    savedDrawings.load({ ...newest, drawings }, this.#frameOf, true);
    this.change({ conflicts });
  }

  readonly #frameOf = ({ sopInstanceUID, frameNumber }: ImageReference): Frame | undefined =>
    this.#frameByImage.get(frameNumber === undefined ? sopInstanceUID : `${sopInstanceUID}/${frameNumber}`);

  #read(report: DicomDataset): MeasurementDocument | undefined {
    // What this program measured in planes is a document of its own.
    const isOfPlanes =
      textOf(report, "00080016") === COMPREHENSIVE_3D_SR && textOf(report, "00080070") === MANUFACTURER;
    return isOfPlanes ? undefined : readDocument(report, (image) => this.#frameOf(image) !== undefined);
  }

  #studies(): readonly StudyFacts[] {
    return this.#parts.study.studies;
  }

  #changedStudies(): StudyFacts[] {
    return this.#studies().filter(
      (facts) => (this.#saved.get(facts.studyInstanceUID) ?? NOTHING) !== this.#signature(facts),
    );
  }

  #signature(facts: StudyFacts): string {
    return signatureOf(this.#drawingsOf(facts));
  }

  #drawingsOf({ studyInstanceUID }: StudyFacts): RecordedDrawing[] {
    return this.#parts.engine.savedDrawings.recorded(this.#framesByStudy.get(studyInstanceUID) ?? []);
  }
}

const trackingUidOf = ({ trackingUid }: RecordedDrawing) => trackingUid;

/** What makes a drawing another one; places to a hundredth of a pixel, for they come back from 32 bits. */
const signatureOf = (drawings: readonly RecordedDrawing[]): string =>
  JSON.stringify(
    drawings
      .map(({ trackingUid, kind, image, points, label, basis, proposed }) => [
        trackingUid,
        kind,
        image,
        points.map((point) => point.map((value) => Math.round(100 * value))),
        label,
        basis,
        proposed,
      ])
      .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
  );

const NOTHING = signatureOf([]);

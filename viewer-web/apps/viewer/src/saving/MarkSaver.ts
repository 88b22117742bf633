import type { DicomWeb } from "../dicomweb";
import type { Engine, KeptMark } from "../engine";
import {
  isBy,
  newestOfEach,
  part10,
  readMarks,
  writeMarks,
  type Author,
  type MarkDocument,
  type RecordedMark,
} from "../sr";
import { commonSuv, valueUnitOf, type Frame, type Study, type StudyFacts } from "../study";
import { Watched } from "../watched";
import { faultOf, type SavingFault } from "./fault";
import type { ReaderIdentity } from "./ReaderIdentity";
import { severalFrames } from "./severalFrames";
import { storedSince } from "./storedSince";

export interface MarkSavingState {
  unsaved: boolean;
  saving: boolean;
  fault?: SavingFault;
  /** Something is saved. */
  saved: boolean;
}

export const noMarks: MarkSavingState = { unsaved: false, saving: false, saved: false };

interface Parts {
  server: DicomWeb;
  study: Study;
  engine: Pick<Engine, "marks">;
  identity: ReaderIdentity;
  deviceUid: string;
}

/** Keeps what the reader measured in planes on the server, as documents that follow each other, and shows that of others. */
export class MarkSaver extends Watched<MarkSavingState> {
  readonly #parts: Parts;
  readonly #several: ReadonlySet<string>;
  readonly #frames: readonly Frame[];
  #documents: MarkDocument[] = [];
  /** What of each study is saved, by its tracking UIDs. */
  readonly #saved = new Map<string, ReadonlySet<string>>();
  #recognised = false;

  constructor(parts: Parts) {
    super(noMarks);
    this.#parts = parts;
    this.#several = severalFrames(parts.study);
    // What is said of a volume's values is said of all of them.
    this.#frames = parts.study.items.flatMap((item) =>
      item.kind === "stack" ? item.frames.map((frame) => ({ ...frame, suv: commonSuv(item.frames) })) : [],
    );
  }

  /** Shows what the study's documents hold, the newest of each author. */
  open(): void {
    const { reader } = this.#parts.identity;
    this.#recognised = reader !== undefined;
    this.#documents = this.#parts.study.items.flatMap((item) =>
      item.kind === "document" && item.report ? (readMarks(item.report) ?? []) : [],
    );
    for (const document of newestOfEach(this.#documents)) {
      this.#show(document, reader !== undefined && isBy(document, reader));
    }
    this.look();
  }

  /** Something was drawn or taken away. */
  look(): void {
    this.change({ unsaved: this.#changed().length > 0 });
  }

  async save(): Promise<void> {
    if (this.state.saving || this.#changed().length === 0) {
      return;
    }
    this.change({ saving: true, fault: undefined });
    try {
      const reader = await this.#parts.identity.confirmed();
      if (reader) {
        this.#recognise(reader);
        for (const facts of this.#changed()) {
          await this.#saveStudy(facts, reader);
        }
      }
    } catch (failure) {
      this.change({ fault: faultOf(failure) });
    } finally {
      this.change({ saving: false, unsaved: this.#changed().length > 0 });
    }
  }

  /** What the reader saved before they said who they are is theirs. */
  #recognise(reader: Author): void {
    if (this.#recognised) {
      return;
    }
    this.#recognised = true;
    for (const document of newestOfEach(this.#documents).filter((one) => isBy(one, reader))) {
      this.#remember(document);
      this.#parts.engine.marks.adopt(uidsOf(document));
    }
  }

  async #saveStudy(facts: StudyFacts, reader: Author): Promise<void> {
    const { server, deviceUid } = this.#parts;
    const { studyInstanceUID } = facts;
    await this.#takeInOthers(studyInstanceUID, reader);
    const before = newestOfEach(this.#documents).filter(
      (one) => one.studyInstanceUID === studyInstanceUID && isBy(one, reader),
    );
    // What lies in a space that is not open is written again.
    const elsewhere = before.flatMap(({ marks }) => marks.filter((mark) => !this.#frameOf(mark)));
    const instance = writeMarks({
      study: facts.attributes,
      author: reader,
      deviceUid,
      marks: [...this.#own(studyInstanceUID).map((mark) => this.#recorded(mark)), ...elsewhere],
      seriesOf: (uid) =>
        this.#frames.find(({ instance: { sopInstanceUID } }) => sopInstanceUID === uid)?.instance
          .seriesInstanceUID ?? before.flatMap((one) => one.seriesOfImage.get(uid) ?? [])[0],
      before,
      now: new Date(),
    });
    await server.store(studyInstanceUID, await part10(instance));
    const document = readMarks(instance);
    if (document) {
      this.#documents.push(document);
      this.#remember(document);
    }
  }

  /** What the reader drew or took away meanwhile on another page holds here too. */
  async #takeInOthers(studyInstanceUID: string, reader: Author): Promise<void> {
    const { server, engine } = this.#parts;
    const known = new Set(this.#documents.map(({ sopInstanceUID }) => sopInstanceUID));
    const since = await storedSince(server, studyInstanceUID, "SR", known);
    this.#documents.push(...since.flatMap((one) => readMarks(one) ?? []));
    const newest = newestOfEach(this.#documents).find(
      (one) => one.studyInstanceUID === studyInstanceUID && isBy(one, reader),
    );
    if (!newest || known.has(newest.sopInstanceUID)) {
      return;
    }
    const before = this.#savedIn(studyInstanceUID);
    const theirs = uidsOf(newest);
    engine.marks.remove(({ own, trackingUid }) => own && before.has(trackingUid) && !theirs.has(trackingUid));
    const added = newest.marks.filter(({ trackingUid }) => !before.has(trackingUid));
    this.#show({ ...newest, marks: added }, true);
    this.#remember(newest);
  }

  #show(document: MarkDocument, own: boolean): void {
    const { marks } = this.#parts.engine;
    const there = new Set(marks.all().map(({ trackingUid }) => trackingUid));
    marks.add(
      document.marks.flatMap((mark): KeptMark[] => {
        const frame = this.#frameOf(mark);
        return frame && !there.has(mark.trackingUid)
          ? [
              {
                ...measuredOn(mark, frame),
                id: marks.nextId(),
                trackingUid: mark.trackingUid,
                frame,
                own,
                ...(document.author ? { by: document.author.name } : {}),
              },
            ]
          : [];
      }),
    );
    if (own) {
      this.#remember(document);
    }
  }

  #remember(document: MarkDocument): void {
    const shown = document.marks.filter((mark) => this.#frameOf(mark)).map(({ trackingUid }) => trackingUid);
    this.#saved.set(document.studyInstanceUID, new Set(shown));
    this.change({ saved: true });
  }

  /** One that it was measured on, else any in its space. */
  #frameOf({ image, frameOfReferenceUID }: RecordedMark): Frame | undefined {
    const inSpace = this.#frames.filter(({ plane }) => plane?.frameOfReferenceUID === frameOfReferenceUID);
    return (
      inSpace.find(({ instance }) => instance.sopInstanceUID === image?.sopInstanceUID) ??
      (image ? undefined : inSpace[0])
    );
  }

  #recorded(mark: KeptMark): RecordedMark {
    const { kind, points, trackingUid, amount, within, frame } = mark;
    const { sopInstanceUID } = frame.instance;
    const factor = frame.suv?.factor ?? 1;
    return {
      trackingUid,
      kind,
      frameOfReferenceUID: frame.plane?.frameOfReferenceUID ?? "",
      points,
      image: {
        sopClassUID: frame.sopClassUID,
        sopInstanceUID,
        ...(this.#several.has(sopInstanceUID) ? { frameNumber: frame.frameNumber } : {}),
      },
      amount: kind === "probe" && amount !== undefined ? amount * factor : amount,
      unit: unitOf(frame),
      ...(within ? { within: valuesTimes(within, factor) } : {}),
    };
  }

  #changed(): StudyFacts[] {
    return this.#parts.study.studies.filter(({ studyInstanceUID }) => {
      const [now, saved] = [this.#own(studyInstanceUID), this.#savedIn(studyInstanceUID)];
      return now.length !== saved.size || now.some(({ trackingUid }) => !saved.has(trackingUid));
    });
  }

  #savedIn(studyInstanceUID: string): ReadonlySet<string> {
    return this.#saved.get(studyInstanceUID) ?? new Set<string>();
  }

  /** Without a space of its own a mark has no place that another program would find. */
  #own(studyInstanceUID: string): KeptMark[] {
    return this.#parts.engine.marks
      .all()
      .filter(
        ({ own, frame }) =>
          own &&
          frame.instance.studyInstanceUID === studyInstanceUID &&
          frame.plane?.frameOfReferenceUID !== undefined,
      );
  }
}

const uidsOf = ({ marks }: MarkDocument): ReadonlySet<string> =>
  new Set(marks.map(({ trackingUid }) => trackingUid));

const unitOf = (frame: Frame): string => (frame.suv?.factor === undefined ? valueUnitOf(frame) : "SUVbw");

type Values = NonNullable<RecordedMark["within"]>;

const valuesTimes = ({ mean, deviation, minimum, maximum }: Values, factor: number): Values => ({
  mean: mean * factor,
  deviation: deviation * factor,
  minimum: minimum * factor,
  maximum: maximum * factor,
});

/** In the values of the frame; those of another unit are none of its. */
function measuredOn(
  { kind, points, amount, unit, within }: RecordedMark,
  frame: Frame,
): Pick<KeptMark, "kind" | "points" | "amount" | "within"> {
  const isIts = unit === unitOf(frame);
  const factor = 1 / (frame.suv?.factor ?? 1);
  return {
    kind,
    points,
    amount: kind !== "probe" ? amount : isIts && amount !== undefined ? amount * factor : undefined,
    ...(isIts && within ? { within: valuesTimes(within, factor) } : {}),
  };
}

import type { DicomDataset, DicomWeb, ImageReference } from "../dicomweb";
import {
  isBy,
  newestOfEach,
  part10,
  readKeyObject,
  writeKeyObject,
  type Author,
  type KeyObject,
} from "../sr";
import type { Frame, SeriesFacts, Study, StudyFacts } from "../study";
import { severalFrames } from "./severalFrames";
import { faultOf, type SavingFault } from "./fault";
import type { ReaderIdentity } from "./ReaderIdentity";
import { storedSince } from "./storedSince";
import { Watched } from "../watched";

/** A frame that somebody chose. */
export interface KeyImage {
  frame: Frame;
  series: SeriesFacts;
  /** Its place in its stack, from 1. */
  number: number;
  /** The reader did. */
  own: boolean;
  /** Others who did, as far as they are named. */
  others: readonly string[];
}

export interface KeyImageState {
  unsaved: boolean;
  saving: boolean;
  fault?: SavingFault;
  /** By the id of the frame, in the study's order. */
  images: ReadonlyMap<string, KeyImage>;
}

export const noKeyImages: KeyImageState = { unsaved: false, saving: false, images: new Map() };

interface Parts {
  server: DicomWeb;
  study: Study;
  identity: ReaderIdentity;
  deviceUid: string;
}

type Key = string;
type Placed = Pick<KeyImage, "frame" | "series" | "number">;

/** Keeps the reader's key images on the server, as selections of which the newest one counts, and shows those of others. */
export class KeyImageSaver extends Watched<KeyImageState> {
  readonly #parts: Parts;
  readonly #placed: readonly Placed[];
  readonly #placedByKey: ReadonlyMap<Key, Placed>;
  /** Instances of more than one frame, whose frames are named. */
  readonly #several: ReadonlySet<string>;
  #documents: KeyObject[] = [];
  /** What the reader chose now and, by study, what of it is saved. */
  #own = new Map<Key, ImageReference>();
  readonly #saved = new Map<string, ReadonlyMap<Key, ImageReference>>();
  #recognised = false;

  constructor(parts: Parts) {
    super(noKeyImages);
    this.#parts = parts;
    this.#placed = parts.study.items.flatMap((item) =>
      item.kind === "stack"
        ? item.frames.map((frame, index) => ({ frame, series: item.series, number: index + 1 }))
        : [],
    );
    this.#several = severalFrames(parts.study);
    this.#placedByKey = new Map(
      this.#placed.map((placed) => [keyOf(this.#referenceOf(placed.frame)), placed]),
    );
  }

  /** Shows what the study's selections hold. */
  open(): void {
    this.#documents = this.#parts.study.items.flatMap((item) =>
      item.kind === "document" && item.report ? (readKeyObject(item.report) ?? []) : [],
    );
    const { reader } = this.#parts.identity;
    if (reader) {
      this.#recognise(reader);
    }
    this.#show();
  }

  /** The frame is a key image of the reader's, or none any more. */
  toggle(frame: Frame): void {
    const image = this.#referenceOf(frame);
    const key = keyOf(image);
    if (!this.#own.delete(key)) {
      this.#own.set(key, image);
    }
    this.#show();
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
      this.change({ saving: false });
      this.#show();
    }
  }

  /** What the reader saved before is theirs, beside what they chose since. */
  #recognise(reader: Author): void {
    if (this.#recognised) {
      return;
    }
    this.#recognised = true;
    for (const document of newestOfEach(this.#documents).filter((one) => isBy(one, reader))) {
      const images = chosenIn(document);
      this.#saved.set(document.studyInstanceUID, images);
      images.forEach((image, key) => this.#own.set(key, image));
    }
  }

  async #saveStudy(facts: StudyFacts, reader: Author): Promise<void> {
    const { server, deviceUid } = this.#parts;
    const { studyInstanceUID } = facts;
    await this.#takeInOthers(studyInstanceUID, reader);
    const images = this.#ownIn(studyInstanceUID);
    const saved = this.#savedIn(studyInstanceUID);
    if (isSame(images, saved)) {
      return;
    }
    const instance = writeKeyObject({
      study: facts.attributes,
      author: reader,
      deviceUid,
      images: [...(images.size > 0 ? images : saved).values()],
      takenBack: images.size === 0,
      seriesOf: (uid) => this.#seriesOf(uid),
      before: newestOfEach(this.#documents).filter(
        (one) => one.studyInstanceUID === studyInstanceUID && isBy(one, reader),
      ),
      now: new Date(),
    });
    await server.store(studyInstanceUID, await part10(instance));
    const document = readKeyObject(instance);
    if (document) {
      this.#documents.push(document);
    }
    this.#saved.set(studyInstanceUID, images);
  }

  /** What the reader chose or took back meanwhile on another page holds here too, but for what they changed here. */
  async #takeInOthers(studyInstanceUID: string, reader: Author): Promise<void> {
    const known = new Set(this.#documents.map(({ sopInstanceUID }) => sopInstanceUID));
    const since = await storedSince(this.#parts.server, studyInstanceUID, "KO", known);
    this.#documents.push(...since.flatMap((one) => readKeyObject(one) ?? []));
    const newest = newestOfEach(this.#documents).find(
      (one) => one.studyInstanceUID === studyInstanceUID && isBy(one, reader),
    );
    if (!newest || known.has(newest.sopInstanceUID)) {
      return;
    }
    const before = this.#savedIn(studyInstanceUID);
    const theirs = chosenIn(newest);
    before.forEach((_, key) => theirs.has(key) || this.#own.delete(key));
    theirs.forEach((image, key) => before.has(key) || this.#own.set(key, image));
    this.#saved.set(studyInstanceUID, theirs);
  }

  #changed(): StudyFacts[] {
    return this.#parts.study.studies.filter(
      ({ studyInstanceUID }) => !isSame(this.#ownIn(studyInstanceUID), this.#savedIn(studyInstanceUID)),
    );
  }

  #savedIn(studyInstanceUID: string): ReadonlyMap<Key, ImageReference> {
    return this.#saved.get(studyInstanceUID) ?? new Map<Key, ImageReference>();
  }

  /** Of images that are not open, the study is that whose selection named them. */
  #ownIn(studyInstanceUID: string): ReadonlyMap<Key, ImageReference> {
    const saved = this.#savedIn(studyInstanceUID);
    return new Map(
      [...this.#own].filter(([key]) => {
        const placed = this.#placedByKey.get(key);
        return placed ? placed.series.studyInstanceUID === studyInstanceUID : saved.has(key);
      }),
    );
  }

  #seriesOf(sopInstanceUID: string): string | undefined {
    return (
      this.#placed.find(({ frame }) => frame.instance.sopInstanceUID === sopInstanceUID)?.series
        .seriesInstanceUID ??
      this.#documents.flatMap(({ seriesOfImage }) => seriesOfImage.get(sopInstanceUID) ?? [])[0]
    );
  }

  readonly #referenceOf = ({ sopClassUID, instance, frameNumber }: Frame): ImageReference => ({
    sopClassUID,
    sopInstanceUID: instance.sopInstanceUID,
    ...(this.#several.has(instance.sopInstanceUID) ? { frameNumber } : {}),
  });

  #show(): void {
    const { reader } = this.#parts.identity;
    const others = new Map<Key, string[]>();
    for (const document of selectionsOfOthers(this.#documents, reader)) {
      const name = document.author?.name ?? "";
      chosenIn(document).forEach((_, key) => others.set(key, [...(others.get(key) ?? []), name]));
    }
    const images = new Map<string, KeyImage>();
    for (const [key, placed] of this.#placedByKey) {
      const names = others.get(key);
      if (this.#own.has(key) || names) {
        const named = [...new Set(names)].filter((name) => name !== "");
        images.set(placed.frame.id, { ...placed, own: this.#own.has(key), others: named });
      }
    }
    this.change({ images, unsaved: this.#changed().length > 0 });
  }
}

/** Programs of others write one selection beside another; of ours the newest of each author counts. */
function selectionsOfOthers(documents: readonly KeyObject[], reader: Author | undefined): KeyObject[] {
  const ours = documents.filter((one) => one.author !== undefined && isBy(one, one.author));
  const foreign = documents.filter((one) => !ours.includes(one));
  return [...newestOfEach(ours).filter((one) => !reader || !isBy(one, reader)), ...foreign];
}

/** SOP Instance UIDs of what is chosen as key images, by whomever, among these instances. */
export function selectedImages(instances: readonly DicomDataset[]): ReadonlySet<string> {
  const documents = instances.flatMap((instance) => readKeyObject(instance) ?? []);
  return new Set(
    selectionsOfOthers(documents, undefined).flatMap((document) =>
      [...chosenIn(document).values()].map(({ sopInstanceUID }) => sopInstanceUID),
    ),
  );
}

const chosenIn = ({ images, takenBack }: KeyObject): ReadonlyMap<Key, ImageReference> =>
  new Map(takenBack ? [] : images.map((image) => [keyOf(image), image]));

const keyOf = ({ sopInstanceUID, frameNumber }: ImageReference): Key =>
  frameNumber === undefined ? sopInstanceUID : `${sopInstanceUID}/${frameNumber}`;

const isSame = (a: ReadonlyMap<Key, unknown>, b: ReadonlyMap<Key, unknown>): boolean =>
  a.size === b.size && [...a.keys()].every((key) => b.has(key));

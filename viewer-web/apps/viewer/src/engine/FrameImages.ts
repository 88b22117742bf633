import { cache, Enums, eventTarget, imageLoader, type Types } from "@cornerstonejs/core";
import { createImage } from "@cornerstonejs/dicom-image-loader";
import { DicomWebFailure, isAbort } from "../dicomweb";
import { fetchFrameTables, Lanes, type FrameSource, type FrameTables } from "../loading";
import {
  isUncompressedLittleEndian,
  nativeFrameLength,
  qualityOf,
  reducedSamples,
  type Frame,
  type Quality,
} from "../study";
import { mapped, unpackedBits, voiTone, withoutFreeBits, type Picture } from "../picture";
import { pictureOf } from "./measurements";
import { cutImage } from "./cutImage";
import { rangeOf, type Tone } from "./toning";
import { forgetFrame, frameOf, registerFrames } from "./frameRegistry";
import { loadPalette } from "./palettes";

/** Transfer syntax where a server that was asked for `*` does not say what it sends (PS3.18 §8.7.3.4). */
const EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";

/** What a single-part answer says by its media type alone (PS3.18 table 8.7.3-2). */
const byMediaType: Record<string, string> = {
  "image/jpeg": "1.2.840.10008.1.2.4.50",
  "image/dicom-rle": "1.2.840.10008.1.2.5",
  "image/x-dicom-rle": "1.2.840.10008.1.2.5",
  "image/jls": "1.2.840.10008.1.2.4.80",
  "image/jp2": "1.2.840.10008.1.2.4.90",
  "image/jph": "1.2.840.10008.1.2.4.201",
  "image/jphc": "1.2.840.10008.1.2.4.201",
};

const { Events } = Enums;

/** Prefetched frames on their way at once; a browser opens six connections to a server, two stay free for what is looked at. */
const LANES = 4;

/** Brings frames from the server into the engine, and stops bringing them. */
export class FrameImages {
  readonly #source: FrameSource;
  readonly #lanes = new Lanes(LANES);
  /** How many viewports show these frames, or parts of them. */
  readonly #holders = new Map<string, number>();
  readonly #running = new Map<string, AbortController>();
  readonly #tables = new Map<string, FrameTables>();
  readonly #qualities = new Map<string, Quality>();

  constructor(source: FrameSource) {
    this.#source = source;
    // The engine's cache rejects a promise of its own for every frame that fails; whoever asked for it was told already.
    window.addEventListener("unhandledrejection", (event) => {
      if (event.reason instanceof DicomWebFailure || isAbort(event.reason)) {
        event.preventDefault();
      }
    });
    imageLoader.registerImageLoader("frame", (imageId, options) => ({
      promise: this.#load(imageId, options ?? {}),
    }));
  }

  /** What was lost on the way to this frame; undefined before it came. */
  qualityOf(frame: Frame): Quality | undefined {
    return this.#qualities.get(frame.id);
  }

  /** The device's own curve; undefined where it has none or did not come yet. */
  toneOf({ id, voiTable }: Frame): Tone | undefined {
    const entries = this.#tables.get(id)?.voi;
    return voiTable && entries && { ...rangeOf(voiTable), brightness: voiTone(voiTable, entries) };
  }

  /** In memory, decoded. */
  has(frame: Frame): boolean {
    return cache.getImage(frame.id) !== undefined;
  }

  /** Fetches and decodes a frame before it is looked at, in its turn; `isWanted` is asked when that comes. */
  prefetch(frame: Frame, isWanted: () => boolean = () => true): Promise<Types.IImage> {
    return this.#lanes.run(async () => {
      if (!isWanted()) {
        throw new DOMException("nobody looks at it any more", "AbortError");
      }
      return imageLoader.loadAndCacheImage(frame.id, { priority: 10, requestType: "prefetch" });
    });
  }

  /** Tells which frames came into memory and which were put out of it; the answer ends it. */
  onChange(arrived: (frameId: string) => void, evicted: (frameId: string) => void): () => void {
    const loaded = (event: Event) =>
      arrived((event as CustomEvent<{ image: Types.IImage }>).detail.image.imageId);
    const removed = (event: Event) => evicted((event as CustomEvent<{ imageId: string }>).detail.imageId);
    eventTarget.addEventListener(Events.IMAGE_LOADED, loaded);
    eventTarget.addEventListener(Events.IMAGE_CACHE_IMAGE_REMOVED, removed);
    return () => {
      eventTarget.removeEventListener(Events.IMAGE_LOADED, loaded);
      eventTarget.removeEventListener(Events.IMAGE_CACHE_IMAGE_REMOVED, removed);
    };
  }

  /** A viewport shows these frames from now on. */
  hold(frames: readonly Frame[]): void {
    for (const { id } of frames.flatMap(withWhole)) {
      this.#holders.set(id, (this.#holders.get(id) ?? 0) + 1);
    }
  }

  /** Gives up what of these frames is still on its way, unless another viewport shows them too. */
  release(frames: readonly Frame[]): void {
    for (const { id } of frames.flatMap(withWhole)) {
      const left = (this.#holders.get(id) ?? 0) - 1;
      if (left > 0) {
        this.#holders.set(id, left);
        continue;
      }
      this.#holders.delete(id);
      this.#running.get(id)?.abort();
      this.#running.delete(id);
    }
  }

  /** Decoded samples of a frame, for a picture outside of a viewport. */
  async pictureOf(frame: Frame): Promise<Picture> {
    registerFrames([frame]);
    return pictureOf(await this.prefetch(frame));
  }

  async #load(imageId: string, options: LoadOptions): Promise<Types.IImage> {
    const frame = frameOf(imageId);
    if (!frame) {
      throw new DicomWebFailure("absent", 0, "a frame that no study has");
    }
    if (frame.part) {
      return this.#loadPart(frame, frame.part, options);
    }
    const controller = new AbortController();
    this.#running.set(imageId, controller);
    try {
      const { signal } = controller;
      const sent = frame.reduced?.of ?? frame;
      const priority = options.requestType === "prefetch" ? "low" : "high";
      const [encoded, tables] = await Promise.all([
        this.#source.fetch(sent, { signal, priority }),
        fetchFrameTables(this.#source.server, frame),
        loadPalette(this.#source.server, frame, { signal }),
      ]);
      const transferSyntaxUID =
        encoded.transferSyntaxUID ?? byMediaType[encoded.mediaType] ?? EXPLICIT_LITTLE_ENDIAN;
      if (
        isUncompressedLittleEndian(transferSyntaxUID) &&
        encoded.bytes.length < nativeFrameLength(sent.format)
      ) {
        // The engine would show the rest of the memory's content, or nothing, without a word.
        throw new DicomWebFailure("damaged", 200, "the frame is shorter than its rows and columns");
      }
      const image = frame.reduced
        ? await decodeReduced(frame, encoded.bytes, transferSyntaxUID, options)
        : await decodeShown(frame, tables, encoded.bytes, transferSyntaxUID, options);
      this.#tables.set(imageId, tables);
      this.#qualities.set(imageId, qualityOf(transferSyntaxUID, frame.lossyImageCompression));
      return image;
    } finally {
      if (this.#running.get(imageId) === controller) {
        this.#running.delete(imageId);
      }
    }
  }

  /** Of the whole frame, which is in memory or comes into it. */
  async #loadPart(
    frame: Frame,
    { of, at }: NonNullable<Frame["part"]>,
    options: LoadOptions,
  ): Promise<Types.IImage> {
    registerFrames([of]);
    const whole = await imageLoader.loadAndCacheImage(of.id, {
      priority: 0,
      requestType: options.requestType ?? "interaction",
    });
    const [tables, quality] = [this.#tables.get(of.id), this.#qualities.get(of.id)];
    if (tables) {
      this.#tables.set(frame.id, tables);
    }
    if (quality) {
      this.#qualities.set(frame.id, quality);
    }
    return cutImage(whole, frame.id, at);
  }
}

interface LoadOptions {
  requestType?: string;
}

/** A part is there only with the frame that it is of. */
const withWhole = (frame: Frame): Frame[] => [frame, ...(frame.part ? withWhole(frame.part.of) : [])];

/** Bits and modality tables are none of the engine's: it gets bytes, and the values that the table makes of them. */
async function decodeShown(
  frame: Frame,
  tables: FrameTables,
  received: Uint8Array<ArrayBuffer>,
  transferSyntaxUID: string,
  options: object,
): Promise<Types.IImage> {
  const { format, modalityTable } = frame;
  const uncompressed = isUncompressedLittleEndian(transferSyntaxUID);
  // The engine would take an overlay in the free bits for a part of the value.
  const bytes = uncompressed ? withoutFreeBits(format, received) : received;
  if (format.bitsAllocated === 1 && uncompressed) {
    return decode(frame.id, unpackedBits(bytes, format.rows * format.columns), transferSyntaxUID, options);
  }
  if (!modalityTable || !tables.modality) {
    return decode(frame.id, bytes, transferSyntaxUID, options);
  }
  const asStored = { ...frame, id: `stored:${frame.id}`, modalityTable: undefined };
  const stored = await decodeAs(asStored, bytes, transferSyntaxUID, options);
  const values = mapped(stored.getPixelData(), modalityTable, tables.modality);
  return decode(frame.id, new Uint8Array(values.buffer), EXPLICIT_LITTLE_ENDIAN, options);
}

/** Decoded whole, and only the means of its values kept. */
async function decodeReduced(
  frame: Frame,
  received: Uint8Array<ArrayBuffer>,
  transferSyntaxUID: string,
  options: object,
): Promise<Types.IImage> {
  const whole = frame.reduced?.of ?? frame;
  const bytes = isUncompressedLittleEndian(transferSyntaxUID)
    ? withoutFreeBits(whole.format, received)
    : received;
  const asStored = {
    ...whole,
    id: `stored:${frame.id}`,
    rescale: { slope: 1, intercept: 0 },
    suv: undefined,
  };
  const stored = await decodeAs(asStored, bytes, transferSyntaxUID, options);
  const means = reducedSamples(stored.getPixelData(), whole.format, frame);
  return decode(frame.id, means, EXPLICIT_LITTLE_ENDIAN, options);
}

/** A frame that only the decoder asks about. */
async function decodeAs(
  frame: Frame,
  bytes: Uint8Array<ArrayBuffer>,
  transferSyntaxUID: string,
  options: object,
): Promise<Types.IImage> {
  registerFrames([frame]);
  try {
    return await decode(frame.id, bytes, transferSyntaxUID, options);
  } finally {
    forgetFrame(frame);
  }
}

async function decode(
  imageId: string,
  bytes: Uint8Array<ArrayBuffer>,
  transferSyntaxUID: string,
  options: object,
): Promise<Types.IImage> {
  try {
    return (await createImage(imageId, bytes, transferSyntaxUID, { ...options })) as Types.IImage;
  } catch (cause) {
    throw new DicomWebFailure(
      "damaged",
      200,
      cause instanceof Error ? cause.message : "the frame could not be decoded",
    );
  }
}

import type { DicomDataset } from "../dicomweb";
import type { Figure, Presented } from "../engine";
import {
  decimalString,
  documentHead,
  element,
  newUid,
  personName,
  sequence,
  shapesOf,
  toGraphicData,
  type Author,
} from "../sr";
import type { Frame } from "../study";
import type { PresentationState } from "./model";
import { GRAYSCALE } from "./read";

/** Behind measurements and key images. */
const SERIES_NUMBER = 9720;
const LAYER = "READER";
const LONGEST_TEXT = 1024;
const LONGEST_LABEL = 64;

export interface SeenFrames {
  /** What whoever made it calls it. */
  label: string;
  /** One that is looked at, and others of its stack that are looked at alike. */
  frames: readonly [Frame, ...Frame[]];
  presented: Presented;
  figuresOn: (frame: Frame) => readonly Figure[];
}

interface Source extends SeenFrames {
  /** Attributes of patient and study as the images have them. */
  study: DicomDataset;
  author: Author;
  /** Instances of more than one frame, by SOP Instance UID: their frames are named. */
  several: ReadonlySet<string>;
  /** By the same author in this study, whose series it joins. */
  before: readonly PresentationState[];
  now: Date;
}

/** What the reader sees of images (PS3.3 A.33.1). */
export function writePresentationState(source: Source): DicomDataset {
  const { study, author, frames, presented, several, before } = source;
  const [last] = before;
  const head = documentHead({
    study,
    sopClassUID: GRAYSCALE,
    modality: "PR",
    description: "Presentation states",
    seriesInstanceUID: last?.seriesInstanceUID ?? newUid(),
    seriesNumber: last?.seriesNumber ?? SERIES_NUMBER,
    instanceNumber: 1 + Math.max(0, ...before.map(({ instanceNumber }) => instanceNumber)),
    now: source.now,
  });
  // Content Date and Time are of documents alone.
  const { "00080023": date, "00080033": time, ...own } = head;
  const [shown] = frames;
  return {
    ...own,
    "00700080": element("CS", labelOf(source.label)),
    "00700081": element("LO", source.label.slice(0, LONGEST_LABEL)),
    "00700082": { vr: "DA", Value: date?.Value ?? [] },
    "00700083": { vr: "TM", Value: time?.Value ?? [] },
    "00700084": element("PN", personName(author.name)),
    "00081115": sequence(...seriesOf(frames, several)),
    ...modalityOf(shown),
    ...(presented.window ? { "00283110": sequence(voiOf(presented.window, shown)) } : {}),
    ...(presented.area
      ? { "0070005A": sequence({ ...areaOf(presented.area), ...proportionOf(shown) }) }
      : {}),
    "00700041": element("CS", presented.flipped ? "Y" : "N"),
    "00700042": element("US", presented.rotation),
    "20500020": element("CS", presented.inverted ? "INVERSE" : "IDENTITY"),
    ...annotationsOf(source),
  };
}

/** A code string (PS3.5 §6.2): what a name in other letters loses is in the description. */
function labelOf(label: string): string {
  const code = label
    .toUpperCase()
    .replaceAll(/[^A-Z0-9_ ]/g, "")
    .trim()
    .slice(0, 16)
    .trim();
  return code === "" ? "AS_READ" : code;
}

/** Referenced Series Sequence (PS3.3 C.11.11). */
const seriesOf = (frames: Source["frames"], several: Source["several"]): DicomDataset[] =>
  grouped(frames, ({ instance }) => instance.seriesInstanceUID).map(([seriesInstanceUID, inSeries]) => ({
    "0020000E": element("UI", seriesInstanceUID),
    "00081140": imagesOf(inSeries, several),
  }));

/** Image SOP Instance Reference Macro (PS3.3 table 10-3), one item an instance. */
const imagesOf = (frames: readonly Frame[], several: Source["several"]) =>
  sequence(
    ...grouped(frames, ({ instance }) => instance.sopInstanceUID).map(([sopInstanceUID, ofInstance]) => ({
      "00081150": element("UI", ofInstance[0]?.sopClassUID),
      "00081155": element("UI", sopInstanceUID),
      ...(several.has(sopInstanceUID)
        ? { "00081160": element("IS", ...ofInstance.map(({ frameNumber }) => frameNumber)) }
        : {}),
    })),
  );

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): [key: string, of: T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups];
}

/** A state without it takes stored values for what they mean (PS3.3 C.11.1). */
const modalityOf = ({ rescale, modality }: Frame): DicomDataset =>
  rescale.slope === 1 && rescale.intercept === 0
    ? {}
    : {
        "00281052": element("DS", decimalString(rescale.intercept)),
        "00281053": element("DS", decimalString(rescale.slope)),
        "00281054": element("LO", modality === "CT" ? "HU" : "US"),
      };

const voiOf = ({ center, width }: NonNullable<Presented["window"]>, { voi }: Frame): DicomDataset => ({
  "00281050": element("DS", decimalString(center)),
  "00281051": element("DS", decimalString(width)),
  ...(voi.function === "LINEAR" ? {} : { "00281056": element("CS", voi.function) }),
});

/** Whole pixels, counted from 1, those in the screen's corners too (PS3.3 C.10.4). */
function areaOf([topLeft, bottomRight]: NonNullable<Presented["area"]>): DicomDataset {
  const corner = (of: 0 | 1, inwards: 1 | -1) => {
    const way = Math.sign(bottomRight[of] - topLeft[of]) || 1;
    const edge = inwards === 1 ? topLeft[of] : bottomRight[of];
    return Math.round(edge + inwards * way * HALF) + 1;
  };
  return {
    "00700052": element("SL", corner(0, 1), corner(1, 1)),
    "00700053": element("SL", corner(0, -1), corner(1, -1)),
    "00700100": element("CS", "SCALE TO FIT"),
  };
}
const HALF = 0.5;

const proportionOf = ({ spacing }: Frame): DicomDataset =>
  spacing.basis === "unknown"
    ? { "00700102": element("IS", ...ratioOf(spacing.row, spacing.column)) }
    : { "00700101": element("DS", decimalString(spacing.row), decimalString(spacing.column)) };

const ratioOf = (row: number, column: number): [number, number] =>
  row === column ? [1, 1] : [Math.round((1000 * row) / column), 1000];

/** Each image's drawings with their words, all on one layer. */
function annotationsOf({ frames, figuresOn, several }: Source): DicomDataset {
  const annotations = frames.flatMap((frame) => {
    const figures = figuresOn(frame);
    return figures.length > 0 ? [annotationOf(figures, imagesOf([frame], several))] : [];
  });
  return annotations.length === 0
    ? {}
    : {
        "00700001": sequence(...annotations),
        "00700060": sequence({ "00700002": element("CS", LAYER), "00700062": element("IS", 1) }),
      };
}

function annotationOf(figures: readonly Figure[], image: ReturnType<typeof sequence>): DicomDataset {
  const objects = figures.flatMap(({ kind, points }) => shapesOf(kind, points) ?? []).map(graphicOf);
  const texts = figures.flatMap(({ points: [at], lines }) =>
    at && lines.length > 0 ? [wordsAt(at, lines)] : [],
  );
  return {
    "00081140": image,
    "00700002": element("CS", LAYER),
    ...(texts.length > 0 ? { "00700008": sequence(...texts) } : {}),
    ...(objects.length > 0 ? { "00700009": sequence(...objects) } : {}),
  };
}

const graphicOf = ({ type, points }: NonNullable<ReturnType<typeof shapesOf>>[number]): DicomDataset => ({
  "00700005": element("CS", "PIXEL"),
  "00700020": element("US", 2),
  "00700021": element("US", points.length),
  "00700022": element("FL", ...toGraphicData(points).map(Math.fround)),
  "00700023": element("CS", type),
  ...(type === "POINT" ? {} : { "00700024": element("CS", "N") }),
});

const wordsAt = (at: Figure["points"][number], lines: readonly string[]): DicomDataset => ({
  "00700004": element("CS", "PIXEL"),
  "00700006": element("ST", lines.join("\r\n").slice(0, LONGEST_TEXT)),
  "00700014": element("FL", ...toGraphicData([at]).map(Math.fround)),
  "00700015": element("CS", "Y"),
});

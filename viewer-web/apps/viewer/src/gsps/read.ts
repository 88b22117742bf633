import {
  longTextOf,
  numberOf,
  personNameOf,
  sequenceOf,
  textOf,
  type DicomDataset,
  type ImageReference,
} from "../dicomweb";
import { dateTimeOf, recordedFrame, type Frame } from "../study";
import { areaOn, turnIn, windowOn } from "./attributes";
import { drawnIn } from "./graphics";
import type { PresentationState } from "./model";
import { imagesIn, isAbout } from "./references";

export const GRAYSCALE = "1.2.840.10008.5.1.4.1.1.11.1";
const COLOUR = "1.2.840.10008.5.1.4.1.1.11.2";

/** A presentation state, whoever made it; undefined where it is none, or of no image. */
export function readPresentationState(instance: DicomDataset): PresentationState | undefined {
  const sopClass = textOf(instance, "00080016");
  const images = sequenceOf(instance, "00081115").flatMap(imagesIn);
  if ((sopClass !== GRAYSCALE && sopClass !== COLOUR) || images.length === 0) {
    return undefined;
  }
  const [date, time] = [textOf(instance, "00700082"), textOf(instance, "00700083") ?? ""];
  return {
    studyInstanceUID: textOf(instance, "0020000D") ?? "",
    seriesInstanceUID: textOf(instance, "0020000E") ?? "",
    seriesNumber: numberOf(instance, "00200011"),
    sopInstanceUID: textOf(instance, "00080018") ?? "",
    instanceNumber: numberOf(instance, "00200013") ?? 0,
    manufacturer: textOf(instance, "00080070") ?? "",
    label: longTextOf(instance, "00700081") ?? textOf(instance, "00700080") ?? "",
    creator: personNameOf(instance, "00700084"),
    created: date === undefined ? undefined : dateTimeOf(date, time),
    stamp: `${date ?? ""}${time}`.replaceAll(/\D/g, ""),
    images,
    partly: asksForMore(instance),
    isAbout: (frame) => isAbout(images, referenceOf(frame)),
    presentedOn: (frame) => ({
      ...turnIn(instance),
      window: sopClass === GRAYSCALE ? windowOn(instance, frame, referenceOf(frame)) : undefined,
      inverted: polarityOf(instance),
      area: areaOn(instance, referenceOf(frame)),
    }),
    drawnOn: (frame) => drawnIn(instance, referenceOf(frame)),
  };
}

function referenceOf(frame: Frame): ImageReference {
  const { sopClassUID, instance, frameNumber } = recordedFrame(frame);
  return { sopClassUID, sopInstanceUID: instance.sopInstanceUID, frameNumber };
}

/** Presentation LUT Shape (PS3.3 C.11.6); a state of colours has none. */
function polarityOf(instance: DicomDataset): boolean | undefined {
  const shape = textOf(instance, "20500020");
  return shape === undefined ? undefined : shape === "INVERSE";
}

/** Shutter, mask, Presentation LUT, compound graphics, and a Modality LUT or VOI LUT that is a table. */
const more = ["00181600", "00286100", "20500010", "00283000"];

const asksForMore = (instance: DicomDataset): boolean =>
  more.some((tag) => instance[tag] !== undefined) ||
  Object.keys(instance).some((tag) => /^60[0-9A-F]{2}3000$/.test(tag)) ||
  sequenceOf(instance, "00283110").some((item) => item["00283010"] !== undefined) ||
  sequenceOf(instance, "00700001").some((item) => item["00700209"] !== undefined);

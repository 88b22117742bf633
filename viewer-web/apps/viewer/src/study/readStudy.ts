import {
  numberOf,
  personNameOf,
  positive,
  sequenceOf,
  textOf,
  textsOf,
  type DicomDataset,
  type InstanceAddress,
} from "../dicomweb";
import { dateOf, dateTimeOf } from "./dates";
import { FrameAttributes } from "./frameAttributes";
import { modalityTableOf, voiTableOf } from "./lookupSequences";
import { imagePlaneOf } from "./imagePlane";
import type { DocumentItem, Frame, Patient, SeriesFacts, Stack, Study, StudyFacts, StudyItem } from "./model";
import { overlayGroupsOf, overlaysOn } from "./overlays";
import { dataOf, isGrey, paletteOf, pixelFormatOf, rescaleOf, type PixelFormat } from "./pixelFormat";
import { pixelSpacingOf } from "./pixelSpacing";
import { sortFrames } from "./sortFrames";
import { scanStartOf } from "./petTimes";
import { suvOf } from "./suv";
import { suvWindow, voiWindowsOf, windowOver, type VoiWindows } from "./windowLevel";

const ENCAPSULATED_PDF = "1.2.840.10008.5.1.4.1.1.104.1";
const structuredReport = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.88\./;
const videoClass = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.77\.1\.(1|2|4)\.1$/;
/** Grayscale and Color Softcopy Presentation State. */
const presentationState = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.11\.[12]$/;
const waveform = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.9\./;

/** From the metadata of every instance to what a person can look at. An instance without UIDs of its own is left out. */
export function readStudy(instances: readonly DicomDataset[]): Study {
  const addressed = instances.filter(hasAddress);
  const presentations = addressed.filter(isPresentationState);
  const bySeries = grouped(
    addressed.filter((instance) => !isPresentationState(instance)),
    "0020000E",
  );
  const items = [...bySeries.values()].flatMap(readSeries).toSorted(byPlace);
  return { studies: studiesOf(instances), items, presentations };
}

const isPresentationState = (instance: DicomDataset) =>
  presentationState.test(textOf(instance, "00080016") ?? "");

/** Pictures before papers, then as the series were numbered. */
function byPlace(a: StudyItem, b: StudyItem): number {
  return (
    Number(a.kind === "document") - Number(b.kind === "document") ||
    (a.series.seriesNumber ?? Number.MAX_SAFE_INTEGER) - (b.series.seriesNumber ?? Number.MAX_SAFE_INTEGER)
  );
}

/**
 * The single frames of a series are one stack. An instance of many frames that lie nowhere in the patient, such as an
 * ultrasound clip, is a stack of its own.
 */
function readSeries(instances: DicomDataset[]): StudyItem[] {
  const single: Frame[] = [];
  const items: StudyItem[] = [];
  const scan = scanStartOf(instances.filter(isPet).map((instance) => new FrameAttributes(instance, 1)));
  for (const instance of instances) {
    const facts = seriesFactsOf(instance);
    const frames = framesOf(instance, scan);
    if (!isNonEmpty(frames)) {
      items.push(documentOf(instance, facts));
    } else if (frames.length > 1 && !frames[0].plane) {
      items.push(stackOf(facts, frames, frameTimeOf(instance)));
    } else {
      single.push(...frames);
    }
  }
  const sorted = sortFrames(single);
  if (isNonEmpty(sorted)) {
    items.unshift(stackOf(seriesFactsOf(instances[0] ?? {}), sorted));
  }
  return items;
}

const stackOf = (series: SeriesFacts, frames: [Frame, ...Frame[]], frameTime?: number): Stack => ({
  kind: "stack",
  id: frames[0].id,
  series,
  frames,
  frameTime,
});

/** @param scan when the scan of a PET series began, for all of its frames alike */
function framesOf(instance: DicomDataset, scan: number | undefined): Frame[] {
  const sopClassUID = textOf(instance, "00080016") ?? "";
  const count = Math.max(1, Math.trunc(numberOf(instance, "00280008") ?? 1));
  // Pixels that somebody put into a report would hide what it says.
  if (sopClassUID === ENCAPSULATED_PDF || structuredReport.test(sopClassUID) || isVideo(instance)) {
    return [];
  }
  const palette = paletteOf(instance);
  const overlayGroups = overlayGroupsOf(instance);
  const address = addressOf(instance);
  const orientation = textsOf(instance, "00200020");
  return Array.from({ length: count }, (_, index) => index + 1).flatMap((frameNumber) => {
    const attributes = new FrameAttributes(instance, frameNumber);
    const format = pixelFormatOf(attributes);
    if (!format) {
      return [];
    }
    const modalityTable = modalityTableOf(attributes, format);
    const rescale = modalityTable ? { slope: 1, intercept: 0 } : rescaleOf(attributes);
    const signed =
      modalityTable === undefined &&
      (format.pixelRepresentation === 1 || rescale.slope < 0 || rescale.intercept < 0);
    return [
      {
        id: `frame:${address.sopInstanceUID}/${frameNumber}`,
        instance: address,
        frameNumber,
        sopClassUID,
        instanceNumber: numberOf(instance, "00200013"),
        modality: textOf(instance, "00080060") ?? "",
        format,
        rescale,
        palette,
        modalityTable,
        voiTable: voiTableOf(attributes, signed),
        voi: windowsOf(attributes, format),
        ...petFactsOf(instance, attributes, format, scan),
        spacing: pixelSpacingOf(attributes),
        plane: imagePlaneOf(attributes),
        patientOrientation: orientation[0] && orientation[1] ? [orientation[0], orientation[1]] : undefined,
        ...mammogramFactsOf(attributes),
        lossyImageCompression: textOf(instance, "00282110"),
        sliceThickness: attributes.number("00180050"),
        overlays: overlaysOn(overlayGroups, frameNumber, format),
        segment: segmentOf(instance, attributes),
      } satisfies Frame,
    ];
  });
}

/** Bits are black and white, in a frame too where all of them are the same. */
function windowsOf(attributes: FrameAttributes, { bitsAllocated }: PixelFormat): VoiWindows {
  const voi = voiWindowsOf(attributes);
  return bitsAllocated === 1 && voi.windows.length === 0
    ? { function: "LINEAR", windows: [windowOver(0, 1)] }
    : voi;
}

/** Codes of CID 4014, in SNOMED CT and in the older SNOMED RT, for devices that leave View Position out. */
const viewCodes: Record<string, string> = {
  "399162004": "CC",
  "R-10242": "CC",
  "399368009": "MLO",
  "R-10226": "MLO",
};

/** What readers of PET begin with, SUV: the devices' own windows are of one slice each, or of none. */
const SUV_WINDOW = { from: 0, to: 5 };

const isPet = (instance: DicomDataset) => textOf(instance, "00080060") === "PT";

function petFactsOf(
  instance: DicomDataset,
  attributes: FrameAttributes,
  format: PixelFormat,
  scan: number | undefined,
): Pick<Frame, "suv" | "petUnits"> & Partial<Pick<Frame, "voi">> {
  // Colours that were stored beside it are no activity.
  if (!isPet(instance) || !isGrey({ format })) {
    return {};
  }
  const suv = suvOf(attributes, scan);
  const facts = { suv, petUnits: attributes.text("00541001") };
  if (suv.factor === undefined) {
    return facts;
  }
  const { from, to } = SUV_WINDOW;
  const window = suvWindow(suv.factor, from, to);
  return { ...facts, voi: { function: "LINEAR_EXACT", windows: [window] } };
}

function mammogramFactsOf(attributes: FrameAttributes): Pick<Frame, "laterality" | "viewPosition"> {
  const side = attributes.text("00200062") ?? attributes.text("00209072") ?? attributes.text("00200060");
  const [view] = attributes.sequence("00540220");
  return {
    ...(side === "L" || side === "R" ? { laterality: side } : {}),
    viewPosition: attributes.text("00185101") ?? viewCodes[(view && textOf(view, "00080100")) ?? ""],
  };
}

function segmentOf(instance: DicomDataset, attributes: FrameAttributes): string | undefined {
  const number = attributes.number("0062000B");
  const segment = sequenceOf(instance, "00620002").find((one) => numberOf(one, "00620004") === number);
  return number === undefined || !segment ? undefined : textOf(segment, "00620005");
}

function documentOf(instance: DicomDataset, series: SeriesFacts): DocumentItem {
  const address = addressOf(instance);
  const type = documentTypeOf(instance);
  return {
    kind: "document",
    id: address.sopInstanceUID,
    series,
    type,
    ...(type === "report" ? { report: instance } : {}),
    ...(type === "pdf" ? { file: dataOf(instance, "00420011") } : {}),
    instance: address,
    title: textOf(instance, "00420010") ?? textOf(sequenceOf(instance, "0040A043")[0] ?? {}, "00080104"),
  };
}

/** By its class or, where the server tells it, by its transfer syntax: MPEG-2, MPEG-4 or HEVC (PS3.5 §8.2.5 to §8.2.8). */
const isVideo = (instance: DicomDataset): boolean =>
  videoClass.test(textOf(instance, "00080016") ?? "") ||
  textsOf(instance, "00083002").some((uid) => /^1\.2\.840\.10008\.1\.2\.4\.10[0-8](\.1)?$/.test(uid));

function documentTypeOf(instance: DicomDataset): DocumentItem["type"] {
  const sopClassUID = textOf(instance, "00080016") ?? "";
  if (sopClassUID === ENCAPSULATED_PDF) {
    return "pdf";
  }
  if (structuredReport.test(sopClassUID)) {
    return "report";
  }
  if (isVideo(instance)) {
    return "video";
  }
  return waveform.test(sopClassUID) ? "waveform" : "other";
}

/** Frame Time, else the rate that the device recommends; nothing where it says 0 or nothing (PS3.3 C.7.6.5.1.1). */
function frameTimeOf(instance: DicomDataset): number | undefined {
  const frameTime = numberOf(instance, "00181063");
  const rate = numberOf(instance, "00082144") ?? numberOf(instance, "00180040");
  return positive(frameTime) ?? (positive(rate) && 1000 / Number(rate));
}

function seriesFactsOf(instance: DicomDataset): SeriesFacts {
  const { studyInstanceUID, seriesInstanceUID } = addressOf(instance);
  return {
    studyInstanceUID,
    seriesInstanceUID,
    modality: textOf(instance, "00080060") ?? "",
    seriesNumber: numberOf(instance, "00200011"),
    description: textOf(instance, "0008103E"),
  };
}

function studiesOf(instances: readonly DicomDataset[]): StudyFacts[] {
  const byStudy = grouped(instances, "0020000D");
  return [...byStudy].map(([studyInstanceUID, [instance = {}]]) => ({
    studyInstanceUID,
    attributes: attributesOf(instance),
    patient: patientOf(instance),
    description: textOf(instance, "00081030"),
    institution: textOf(instance, "00080080"),
    taken: dateTimeOf(textOf(instance, "00080020"), textOf(instance, "00080030") ?? ""),
  }));
}

function grouped(instances: readonly DicomDataset[], tag: string): Map<string, DicomDataset[]> {
  const groups = new Map<string, DicomDataset[]>();
  for (const instance of instances) {
    const uid = textOf(instance, tag) ?? "";
    const group = groups.get(uid);
    if (group) {
      group.push(instance);
    } else {
      groups.set(uid, [instance]);
    }
  }
  return groups;
}

/** Patient and study modules (PS3.3 C.7.1.1, C.7.2.1, C.7.2.2). */
const studyTags = [
  "00080020",
  "00080030",
  "00080050",
  "00080051",
  "00080090",
  "00081030",
  "00081032",
  "00100010",
  "00100020",
  "00100021",
  "00100024",
  "00100030",
  "00100040",
  "00101010",
  "0020000D",
  "00200010",
];

const attributesOf = (instance: DicomDataset): DicomDataset =>
  Object.fromEntries(studyTags.flatMap((tag) => (instance[tag] ? [[tag, instance[tag]]] : [])));

const patientOf = (instance: DicomDataset): Patient => ({
  name: personNameOf(instance, "00100010"),
  id: textOf(instance, "00100020"),
  issuer: textOf(instance, "00100021"),
  sex: textOf(instance, "00100040"),
  birthDate: dateOf(textOf(instance, "00100030")),
});

const addressOf = (instance: DicomDataset): InstanceAddress => ({
  studyInstanceUID: textOf(instance, "0020000D") ?? "",
  seriesInstanceUID: textOf(instance, "0020000E") ?? "",
  sopInstanceUID: textOf(instance, "00080018") ?? "",
});

const hasAddress = (instance: DicomDataset) => Object.values(addressOf(instance)).every((uid) => uid !== "");

const isNonEmpty = <T>(values: T[]): values is [T, ...T[]] => values.length > 0;

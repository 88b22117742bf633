import type { DicomDataset, ImageReference } from "../dicomweb";
import { codes, type Code } from "./codes";
import {
  codeItem,
  codeSequence,
  container,
  containerOf,
  element,
  personItem,
  sequence,
  textItem,
  uidItem,
} from "./content";
import { measurementGroup } from "./measurementGroup";
import type { Author, MeasurementDocument, RecordedDrawing } from "./model";
import { newUid } from "./uid";

/** As devices name it to each other, in ASCII. */
export const MANUFACTURER = "YingDun";
const MODEL = "YingDun Viewer";
const VERSION = "0.1";

const COMPREHENSIVE_SR = "1.2.840.10008.5.1.4.1.1.88.33";

/** Behind the pictures of any study. */
const SERIES_NUMBER = 9700;

interface DocumentSource {
  /** Attributes of patient and study as the images have them. */
  study: DicomDataset;
  author: Author;
  /** Of the browser, as an observing device. */
  deviceUid: string;
  drawings: readonly RecordedDrawing[];
  /** In which series each image that is open is, by its SOP Instance UID. */
  seriesOf: (sopInstanceUID: string) => string | undefined;
  /** What the author saved before, which this takes the place of; the newest first. */
  before: readonly MeasurementDocument[];
  now: Date;
}

/** Patient and study modules that have to be there, though empty (PS3.3 C.7.1.1, C.7.2.1: type 2). */
const required = {
  "00100010": "PN",
  "00100020": "LO",
  "00100030": "DA",
  "00100040": "CS",
  "00080020": "DA",
  "00080030": "TM",
  "00080050": "SH",
  "00080090": "PN",
  "00200010": "SH",
};

/**
 * A Comprehensive SR (PS3.3 A.35.3) of TID 1500 (PS3.16). It takes the place of the documents before: those are named as
 * predecessors (C.17.2) and stay what they are. What they hold on images that are not open is written again.
 */
export function writeDocument(source: DocumentSource): DicomDataset {
  const { study, author, before, now } = source;
  const [last] = before;
  const drawings = [...source.drawings, ...before.flatMap(({ elsewhere }) => elsewhere)];
  const { date, time } = stampOf(now);
  const empty: DicomDataset = Object.fromEntries(Object.entries(required).map(([tag, vr]) => [tag, { vr }]));
  return {
    ...empty,
    ...study,
    "00080005": element("CS", "ISO_IR 192"),
    "00080012": element("DA", date),
    "00080013": element("TM", time),
    "00080016": element("UI", COMPREHENSIVE_SR),
    "00080018": element("UI", newUid()),
    "00080021": element("DA", date),
    "00080023": element("DA", date),
    "00080031": element("TM", time),
    "00080033": element("TM", time),
    "00080060": element("CS", "SR"),
    "00080070": element("LO", MANUFACTURER),
    "00081090": element("LO", MODEL),
    "0008103E": element("LO", "Measurements"),
    "00081111": sequence(),
    "00181020": element("LO", VERSION),
    "0020000E": element("UI", last?.seriesInstanceUID ?? newUid()),
    "00200011": element("IS", last?.seriesNumber ?? SERIES_NUMBER),
    "00200013": element("IS", 1 + Math.max(0, ...before.map(({ instanceNumber }) => instanceNumber))),
    "0040A372": sequence(),
    "0040A491": element("CS", "COMPLETE"),
    "0040A493": element("CS", "UNVERIFIED"),
    ...predecessors(before),
    ...evidence(source, drawings),
    "0040A040": element("CS", "CONTAINER"),
    "0040A043": codeSequence(codes.measurementReport),
    ...containerOf("1500"),
    "0040A730": sequence(
      codeItem("HAS CONCEPT MOD", codes.language, codes.english),
      ...observers(author, source.deviceUid),
      codeItem("HAS CONCEPT MOD", codes.procedureReported, procedureOf(study)),
      container(
        codes.imagingMeasurements,
        undefined,
        drawings
          .map((drawing, index) => measurementGroup(drawing, index + 1))
          .filter((group) => group !== undefined),
      ),
    ),
  };
}

/** Person and device (TID 1002 to 1004). */
const observers = ({ name, login }: Author, deviceUid: string): DicomDataset[] => [
  codeItem("HAS OBS CONTEXT", codes.observerType, codes.person),
  personItem("HAS OBS CONTEXT", codes.personName, name),
  ...(login ? [textItem("HAS OBS CONTEXT", codes.personLogin, login)] : []),
  codeItem("HAS OBS CONTEXT", codes.observerType, codes.device),
  uidItem("HAS OBS CONTEXT", codes.deviceUid, deviceUid),
  textItem("HAS OBS CONTEXT", codes.deviceName, MODEL),
  textItem("HAS OBS CONTEXT", codes.deviceManufacturer, MANUFACTURER),
];

function procedureOf(study: DicomDataset): Code {
  const procedure = study["00081032"]?.Value?.[0] as DicomDataset | undefined;
  const text = (tag: string) => String(procedure?.[tag]?.Value?.[0] ?? "");
  const [value, scheme, meaning] = [text("00080100"), text("00080102"), text("00080104")];
  return value && scheme && meaning
    ? { value, scheme: scheme as Code["scheme"], meaning }
    : codes.imagingProcedure;
}

interface Referenced {
  studyInstanceUID: string;
  seriesInstanceUID: string;
  sopClassUID: string;
  sopInstanceUID: string;
}

/** Hierarchical SOP Instance Reference Macro (PS3.3 C.17.2.1), one item a study. */
function hierarchical(references: readonly Referenced[]): DicomDataset[] {
  return grouped(references, "studyInstanceUID").map(([study, inStudy]) => ({
    "0020000D": element("UI", study),
    "00081115": sequence(
      ...grouped(inStudy, "seriesInstanceUID").map(([series, inSeries]) => ({
        "0020000E": element("UI", series),
        "00081199": sequence(
          ...grouped(inSeries, "sopInstanceUID").map(([uid, [first]]) => ({
            "00081150": element("UI", first?.sopClassUID),
            "00081155": element("UI", uid),
          })),
        ),
      })),
    ),
  }));
}

const grouped = (list: readonly Referenced[], key: keyof Referenced) =>
  [...new Set(list.map((one) => one[key]))].map(
    (uid) => [uid, list.filter((one) => one[key] === uid)] as const,
  );

const predecessors = (before: readonly MeasurementDocument[]): DicomDataset =>
  before.length === 0 ? {} : { "0040A360": sequence(...hierarchical(before)) };

function evidence(
  { study, before, ...source }: DocumentSource,
  drawings: readonly RecordedDrawing[],
): DicomDataset {
  const seriesOf = (uid: string) =>
    source.seriesOf(uid) ?? before.flatMap((one) => one.seriesOfImage.get(uid) ?? [])[0];
  const studyInstanceUID = String(study["0020000D"]?.Value?.[0] ?? "");
  const images = drawings.flatMap(({ image }) => referenced(image, studyInstanceUID, seriesOf));
  return images.length === 0 ? {} : { "0040A375": sequence(...hierarchical(images)) };
}

function referenced(
  { sopClassUID, sopInstanceUID }: ImageReference,
  studyInstanceUID: string,
  seriesOf: DocumentSource["seriesOf"],
): Referenced[] {
  const seriesInstanceUID = seriesOf(sopInstanceUID);
  return seriesInstanceUID ? [{ studyInstanceUID, seriesInstanceUID, sopClassUID, sopInstanceUID }] : [];
}

const two = (value: number) => String(value).padStart(2, "0");

/** Local time, as all of a hospital's devices write it. */
function stampOf(now: Date): { date: string; time: string } {
  return {
    date: `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`,
    time: `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}.${String(now.getMilliseconds()).padStart(3, "0")}000`,
  };
}

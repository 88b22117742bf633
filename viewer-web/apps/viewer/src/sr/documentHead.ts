import type { DicomDataset } from "../dicomweb";
import { codes } from "./codes";
import { codeItem, element, personItem, sequence, textItem, uidItem } from "./content";
import type { Author } from "./model";
import { newUid } from "./uid";

/** As devices name it to each other, in ASCII. */
export const MANUFACTURER = "YingDun";
const MODEL = "YingDun Viewer";
const VERSION = "0.1";

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

interface HeadSource {
  /** Attributes of patient and study as the images have them. */
  study: DicomDataset;
  sopClassUID: string;
  modality: string;
  description: string;
  seriesInstanceUID: string;
  seriesNumber: number;
  instanceNumber: number;
  now: Date;
}

/** What every document says of itself: patient, study, series, equipment and the times (PS3.3 C.7, C.17.1, C.12.1). */
export function documentHead(source: HeadSource): DicomDataset {
  const { date, time } = stampOf(source.now);
  const empty: DicomDataset = Object.fromEntries(Object.entries(required).map(([tag, vr]) => [tag, { vr }]));
  return {
    ...empty,
    ...source.study,
    "00080005": element("CS", "ISO_IR 192"),
    "00080012": element("DA", date),
    "00080013": element("TM", time),
    "00080016": element("UI", source.sopClassUID),
    "00080018": element("UI", newUid()),
    "00080021": element("DA", date),
    "00080023": element("DA", date),
    "00080031": element("TM", time),
    "00080033": element("TM", time),
    "00080060": element("CS", source.modality),
    "00080070": element("LO", MANUFACTURER),
    "00081090": element("LO", MODEL),
    "0008103E": element("LO", source.description),
    "00081111": sequence(),
    "00181020": element("LO", VERSION),
    "0020000E": element("UI", source.seriesInstanceUID),
    "00200011": element("IS", source.seriesNumber),
    "00200013": element("IS", source.instanceNumber),
  };
}

/** Person and device (TID 1002 to 1004). */
export const observers = ({ name, login }: Author, deviceUid: string): DicomDataset[] => [
  codeItem("HAS OBS CONTEXT", codes.observerType, codes.person),
  personItem("HAS OBS CONTEXT", codes.personName, name),
  ...(login ? [textItem("HAS OBS CONTEXT", codes.personLogin, login)] : []),
  codeItem("HAS OBS CONTEXT", codes.observerType, codes.device),
  uidItem("HAS OBS CONTEXT", codes.deviceUid, deviceUid),
  textItem("HAS OBS CONTEXT", codes.deviceName, MODEL),
  textItem("HAS OBS CONTEXT", codes.deviceManufacturer, MANUFACTURER),
];

export interface Referenced {
  studyInstanceUID: string;
  seriesInstanceUID: string;
  sopClassUID: string;
  sopInstanceUID: string;
}

/** Hierarchical SOP Instance Reference Macro (PS3.3 C.17.2.1), one item a study. */
export function hierarchical(references: readonly Referenced[]): DicomDataset[] {
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

const two = (value: number) => String(value).padStart(2, "0");

/** Local time, as all of a hospital's devices write it. */
function stampOf(now: Date): { date: string; time: string } {
  return {
    date: `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`,
    time: `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}.${String(now.getMilliseconds()).padStart(3, "0")}000`,
  };
}

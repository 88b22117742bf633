import {
  itemOf,
  longTextOf,
  numbersOf,
  personNameOf,
  sequenceOf,
  textOf,
  textsOf,
  type DicomDataset,
} from "../dicomweb";
import { dateOf, dateTimeOf, timeOf } from "../study";

/** A content item (PS3.3 C.17.3) as a person reads it. */
export interface ReportItem {
  /** What it is about; undefined where the report does not say. */
  name?: string;
  /** Undefined: a container, or a kind that is known by its name only. */
  text?: string;
  /** The object that it points to. */
  image?: { sopInstanceUID: string; frame?: number };
  children: ReportItem[];
}

interface Report extends ReportItem {
  /** Completion Flag. */
  complete: boolean;
  /** Verification Flag: somebody takes responsibility for it. */
  verified: boolean;
  verifiedBy: string[];
  /** As 2026-03-09 14:05. */
  written?: string;
}

const ContentSequence = "0040A730";
/** Deeper trees are a mistake, or an attack on the page. */
const DEEPEST = 40;

/** The tree of a structured report, or of a key object selection, which has the same shape. */
export function readReport(instance: DicomDataset): Report {
  return {
    ...readItem(instance, instance, 0),
    complete: textOf(instance, "0040A491") === "COMPLETE",
    verified: textOf(instance, "0040A493") === "VERIFIED",
    verifiedBy: sequenceOf(instance, "0040A073").flatMap((one) => personNameOf(one, "0040A075") ?? []),
    written: dateTimeOf(textOf(instance, "00080023"), textOf(instance, "00080033") ?? ""),
  };
}

function readItem(item: DicomDataset, root: DicomDataset, depth: number): ReportItem {
  const target = targetOf(item, root);
  if (target) {
    return { name: nameOf(item) ?? nameOf(target), text: textOfItem(target), children: [] };
  }
  return {
    name: nameOf(item),
    text: textOfItem(item),
    image: imageOf(item),
    children:
      depth < DEEPEST ? sequenceOf(item, ContentSequence).map((one) => readItem(one, root, depth + 1)) : [],
  };
}

/** An item given by reference stands somewhere else in the tree; its places count from 1 (PS3.3 C.17.3.2.5). */
function targetOf(item: DicomDataset, root: DicomDataset): DicomDataset | undefined {
  const [first, ...places] = numbersOf(item, "0040DB73") ?? [];
  return first === undefined
    ? undefined
    : places.reduce<DicomDataset | undefined>(
        (found, place) => found && itemOf(found, ContentSequence, place - 1),
        root,
      );
}

const nameOf = (item: DicomDataset) => codeText(item, "0040A043");

function textOfItem(item: DicomDataset): string | undefined {
  switch (textOf(item, "0040A040")) {
    case "TEXT":
      return longTextOf(item, "0040A160");
    case "CODE":
      return codeText(item, "0040A168");
    case "NUM":
      return numberText(item);
    case "DATETIME":
      return dateTimeOf(textOf(item, "0040A120"));
    case "DATE":
      return dateOf(textOf(item, "0040A121"));
    case "TIME":
      return timeOf(textOf(item, "0040A122"));
    case "PNAME":
      return personNameOf(item, "0040A123");
    case "UIDREF":
      return textOf(item, "0040A124");
    case "SCOORD":
    case "SCOORD3D":
      return textOf(item, "00700023");
    case "TCOORD":
      return textOf(item, "0040A130");
    default:
      return undefined;
  }
}

/** Code Meaning, else the code itself (PS3.3 §8.8); codes are long or URNs where they do not fit. */
function codeText(item: DicomDataset, tag: string): string | undefined {
  const code = itemOf(item, tag, 0);
  return code && (textOf(code, "00080104") ?? codeValue(code));
}

const codeValue = (code: DicomDataset) =>
  textOf(code, "00080100") ?? textOf(code, "00080119") ?? textOf(code, "00080120");

/** A number with its unit; without one the reason why there is none (PS3.3 C.18.1). */
function numberText(item: DicomDataset): string | undefined {
  const measured = itemOf(item, "0040A300", 0);
  const value = measured && textsOf(measured, "0040A30A")[0];
  return value === undefined
    ? codeText(item, "0040A301")
    : [value, unitOf(measured)].filter(Boolean).join(" ");
}

/** UCUM's own signs are what a reader knows; its 1 and its remarks in braces are not. */
function unitOf(measured: DicomDataset | undefined): string | undefined {
  const unit = measured && itemOf(measured, "004008EA", 0);
  const sign = unit && codeValue(unit);
  if (!unit || sign === "1") {
    return undefined;
  }
  return sign && !sign.startsWith("{") ? sign : textOf(unit, "00080104");
}

function imageOf(item: DicomDataset): ReportItem["image"] {
  const reference = itemOf(item, "00081199", 0);
  const sopInstanceUID = reference && textOf(reference, "00081155");
  return sopInstanceUID ? { sopInstanceUID, frame: numbersOf(reference, "00081160")?.[0] } : undefined;
}

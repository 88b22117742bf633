import {
  codeValueOf,
  ConceptCodeSequence,
  ConceptNameCodeSequence,
  ContentSequence,
  DEEPEST_TREE,
  imageReferenceOf,
  itemOf,
  longTextOf,
  personNameOf,
  sequenceOf,
  targetOf,
  textOf,
  textsOf,
  valueTypeOf,
  type DicomDataset,
  type ImageReference,
} from "../dicomweb";
import { dateOf, dateTimeOf, timeOf } from "../study";

/** A content item (PS3.3 C.17.3) as a person reads it. */
export interface ReportItem {
  /** What it is about; undefined where the report does not say. */
  name?: string;
  /** Undefined: a container, or a kind that is known by its name only. */
  text?: string;
  /** The object that it points to. */
  image?: ImageReference;
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
  if (target !== item) {
    // Without what is below it: a reference may lead to where it stands.
    return {
      name: nameOf(item) ?? (target && nameOf(target)),
      text: target && textOfItem(target),
      children: [],
    };
  }
  return {
    name: nameOf(item),
    text: textOfItem(item),
    image: imageReferenceOf(item),
    children:
      depth < DEEPEST_TREE
        ? sequenceOf(item, ContentSequence).map((one) => readItem(one, root, depth + 1))
        : [],
  };
}

const nameOf = (item: DicomDataset) => codeText(item, ConceptNameCodeSequence);

function textOfItem(item: DicomDataset): string | undefined {
  switch (valueTypeOf(item)) {
    case "TEXT":
      return longTextOf(item, "0040A160");
    case "CODE":
      return codeText(item, ConceptCodeSequence);
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

/** Code Meaning, else the code itself. */
function codeText(item: DicomDataset, tag: string): string | undefined {
  const code = itemOf(item, tag, 0);
  return code && (textOf(code, "00080104") ?? codeValueOf(code));
}

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
  const sign = unit && codeValueOf(unit);
  if (!unit || sign === "1") {
    return undefined;
  }
  return sign && !sign.startsWith("{") ? sign : textOf(unit, "00080104");
}

import { itemOf, numbersOf, textOf, type DicomDataset } from "./dataset";

/** Content items (PS3.3 C.17.3), whatever the report is of. */
export const ContentSequence = "0040A730";
export const ConceptNameCodeSequence = "0040A043";
export const ConceptCodeSequence = "0040A168";

/** Deeper trees are a mistake, or an attack on the page. */
export const DEEPEST_TREE = 40;

export const valueTypeOf = (item: DicomDataset): string | undefined => textOf(item, "0040A040");

/** Codes are long or URNs where they do not fit (PS3.3 §8.8). */
export const codeValueOf = (code: DicomDataset): string | undefined =>
  textOf(code, "00080100") ?? textOf(code, "00080119") ?? textOf(code, "00080120");

/**
 * The item itself or, given by reference, the one that stands somewhere else in the tree; its places count from 1
 * (PS3.3 C.17.3.2.5). Undefined where there is none.
 */
export function targetOf(item: DicomDataset, root: DicomDataset): DicomDataset | undefined {
  const [first, ...places] = numbersOf(item, "0040DB73") ?? [];
  return first === undefined
    ? item
    : places.reduce<DicomDataset | undefined>(
        (found, place) => found && itemOf(found, ContentSequence, place - 1),
        root,
      );
}

export interface ImageReference {
  sopClassUID: string;
  sopInstanceUID: string;
  /** From 1; undefined: the instance has but one frame, or all of them are meant. */
  frameNumber?: number;
}

/** The image that an item points to (PS3.3 C.18.4); of several frames the first. */
export function imageReferenceOf(item: DicomDataset): ImageReference | undefined {
  const reference = itemOf(item, "00081199", 0);
  const sopInstanceUID = reference && textOf(reference, "00081155");
  const [frame = 0] = (reference && numbersOf(reference, "00081160")) ?? [];
  return sopInstanceUID
    ? {
        sopClassUID: textOf(reference, "00081150") ?? "",
        sopInstanceUID,
        frameNumber: frame > 0 ? frame : undefined,
      }
    : undefined;
}

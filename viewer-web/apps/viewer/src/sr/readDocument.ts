import {
  ConceptNameCodeSequence,
  ContentSequence,
  sequenceOf,
  type DicomDataset,
  type ImageReference,
} from "../dicomweb";
import { codeOf, codes, isCode } from "./codes";
import { ContentTree } from "./items";
import type { LeftOut, MeasurementDocument, ReadDrawing } from "./model";
import { readGroup, statementText } from "./readGroup";
import { headOf } from "./readHead";

/**
 * The measurements of a structured report, whoever wrote it: of groups by TID 1410, 1411 and 1501 (PS3.16), and of
 * numbers with coordinates of their own. Undefined where the report is none of measurements. What cannot be read is said,
 * never thrown.
 *
 * @param isShown whether the study that is open has the image
 */
export function readDocument(
  instance: DicomDataset,
  isShown: (image: ImageReference) => boolean,
): MeasurementDocument | undefined {
  const tree = new ContentTree(instance);
  const named = isCode(codeOf(instance, ConceptNameCodeSequence), codes.measurementReport);
  const drawings: ReadDrawing[] = [];
  const elsewhere: ReadDrawing[] = [];
  const leftOut: LeftOut[] = [];
  try {
    const groups = tree.groups();
    if (groups.length === 0 && !named) {
      return undefined;
    }
    if (sequenceOf(instance, ContentSequence).length === 0) {
      leftOut.push({ reason: "broken", text: "" });
    }
    for (const group of groups) {
      const read = readGroup(tree, group);
      leftOut.push(...read.leftOut);
      for (const drawing of read.drawings) {
        if (isShown(drawing.image)) {
          drawings.push(drawing);
        } else {
          elsewhere.push(drawing);
          leftOut.push({ reason: "elsewhere", text: wordsOf(drawing) });
        }
      }
    }
  } catch {
    leftOut.push({ reason: "broken", text: "" });
  }
  return { ...headOf(instance, tree), drawings, elsewhere, leftOut };
}

const wordsOf = ({ words, statements, label }: ReadDrawing) =>
  [words, label, ...statements.map(statementText)].filter(Boolean).join(", ");

import {
  ConceptCodeSequence,
  ConceptNameCodeSequence,
  ContentSequence,
  DEEPEST_TREE,
  imageReferenceOf,
  itemOf,
  numberOf,
  numbersOf,
  sequenceOf,
  targetOf,
  textOf,
  valueTypeOf,
  type DicomDataset,
  type ImageReference,
} from "../dicomweb";
import { codeOf, codes, isCode, type Code } from "./codes";
import { toPoints, type Shape } from "./shapes";

/** More items are a mistake, or an attack on the page. */
const MOST_ITEMS = 200_000;

/** A shape on an image, or why there is none. */
export type Placed =
  | { shape: Shape; image: ImageReference; fault?: undefined }
  | { shape?: undefined; fault: "space" | "shape" | "broken" };

export interface NumberItem {
  concept: ReturnType<typeof codeOf>;
  value?: number;
  unit: string;
  derivation?: ReturnType<typeof codeOf>;
  site?: ReturnType<typeof codeOf>;
  places: Placed[];
}

/** A content tree that is read with distrust. */
export class ContentTree {
  readonly #root: DicomDataset;
  #visited = 0;

  constructor(root: DicomDataset) {
    this.#root = root;
  }

  /** What stands below an item; items given by reference (PS3.3 C.17.3.2.5) are the ones that they point to. */
  children(item: DicomDataset): DicomDataset[] {
    const below = sequenceOf(item, ContentSequence);
    this.#visited += below.length;
    if (this.#visited > MOST_ITEMS) {
      throw new RangeError("the tree has more items than any report");
    }
    return below.map((child) => targetOf(child, this.#root)).filter((child) => child !== undefined);
  }

  /** Measurement groups, and numbers with a place of their own that stand in none. */
  groups(): DicomDataset[] {
    return this.#groupsBelow(this.#root, 0);
  }

  #groupsBelow(item: DicomDataset, depth: number): DicomDataset[] {
    if (depth > DEEPEST_TREE) {
      return [];
    }
    return this.children(item).flatMap((child) => {
      const type = valueTypeOf(child);
      if (type === "CONTAINER") {
        return isCode(codeOf(child, ConceptNameCodeSequence), codes.measurementGroup)
          ? [child]
          : this.#groupsBelow(child, depth + 1);
      }
      const isPlacedNumber = type === "NUM" && this.children(child).some(isCoordinates);
      return isPlacedNumber ? [{ [ContentSequence]: { vr: "SQ", Value: [child] } }] : [];
    });
  }

  number(item: DicomDataset): NumberItem {
    const measured = itemOf(item, "0040A300", 0) ?? {};
    const below = this.children(item);
    const modifier = (name: Code) => {
      const found = below.find((one) => isCode(codeOf(one, ConceptNameCodeSequence), name));
      return found && codeOf(found, ConceptCodeSequence);
    };
    return {
      concept: codeOf(item, ConceptNameCodeSequence),
      value: numberOf(measured, "0040A161") ?? numberOf(measured, "0040A30A"),
      unit: codeOf(measured, "004008EA").value,
      derivation: modifier(codes.derivation),
      site: modifier(codes.findingSite),
      places: this.places(below),
    };
  }

  places(items: readonly DicomDataset[]): Placed[] {
    return items.filter(isCoordinates).map((item) => this.#place(item));
  }

  #place(item: DicomDataset): Placed {
    if (valueTypeOf(item) === "SCOORD3D") {
      return { fault: "space" };
    }
    const type = textOf(item, "00700023");
    const data = numbersOf(item, "00700022");
    const image =
      this.children(item).flatMap((one) => imageReferenceOf(one) ?? [])[0] ?? imageReferenceOf(item);
    if (!data || data.length % 2 !== 0 || data.some((one) => Math.abs(one) > FARTHEST) || !image) {
      return { fault: "broken" };
    }
    const points = toPoints(data);
    const isShape =
      (type === "POINT" && points.length === 1) ||
      (type === "CIRCLE" && points.length === 2) ||
      (type === "ELLIPSE" && points.length === 4) ||
      (type === "POLYLINE" && points.length >= 2);
    return isShape
      ? { shape: { type, points }, image }
      : { fault: type === "MULTIPOINT" ? "shape" : "broken" };
  }
}

/** Pixels; no image is wider. */
const FARTHEST = 1e6;

const isCoordinates = (item: DicomDataset) =>
  valueTypeOf(item) === "SCOORD" || valueTypeOf(item) === "SCOORD3D";

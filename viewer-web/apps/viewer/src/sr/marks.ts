import {
  ConceptNameCodeSequence,
  imageReferenceOf,
  numbersOf,
  textOf,
  valueTypeOf,
  type DicomDataset,
  type ImageReference,
} from "../dicomweb";
import { between, difference, sum, type Vector } from "../study";
import { codeOf, codes, isCode, unitCode, viewerUnit } from "./codes";
import {
  codeItem,
  codeSequence,
  container,
  containerOf,
  numberItem,
  placeInSpace,
  sequence,
  element,
  sourceImage,
  textItem,
  uidItem,
} from "./content";
import { documentHead, hierarchical, observers, type Referenced } from "./documentHead";
import { ContentTree, type NumberItem } from "./items";
import { valueConcept } from "./measurementGroup";
import type { Author, DocumentHead } from "./model";
import { headOf } from "./readHead";
import { newUid } from "./uid";

export const COMPREHENSIVE_3D_SR = "1.2.840.10008.5.1.4.1.1.88.34";

/** Behind measurements on images. */
const SERIES_NUMBER = 9701;

/** What was measured in a volume, as a document has it. */
export interface RecordedMark {
  /** Stays with it from one document to the next. */
  trackingUid: string;
  kind: "probe" | "length" | "angle" | "sphere" | "cube";
  frameOfReferenceUID: string;
  /** Millimetres of the patient; an angle's apex is the second of three, a body has its middle and a point of its surface. */
  points: readonly Vector[];
  /** One of the images that it was measured on; undefined: the document does not say. */
  image?: ImageReference;
  /** Millimetres, degrees, cubic millimetres, or a value in its unit. */
  amount?: number;
  /** Of values. */
  unit: string;
  /** Of a body, in the unit. */
  within?: { mean: number; deviation: number; minimum: number; maximum: number };
}

export interface MarkDocument extends DocumentHead {
  marks: readonly RecordedMark[];
}

interface Source {
  /** Attributes of patient and study as the images have them. */
  study: DicomDataset;
  author: Author;
  /** Of the browser, as an observing device. */
  deviceUid: string;
  marks: readonly RecordedMark[];
  /** In which series each image is, by its SOP Instance UID. */
  seriesOf: (sopInstanceUID: string) => string | undefined;
  /** What the author saved before, which this takes the place of; the newest first. */
  before: readonly MarkDocument[];
  now: Date;
}

/** A Comprehensive 3D SR (PS3.3 A.35.13) of TID 1500 (PS3.16): places in the patient, whatever planes they were drawn on. */
export function writeMarks(source: Source): DicomDataset {
  const { study, author, before, marks } = source;
  const [last] = before;
  const studyInstanceUID = textOf(study, "0020000D") ?? "";
  const images = marks.flatMap(({ image }): Referenced[] => {
    const seriesInstanceUID = image && source.seriesOf(image.sopInstanceUID);
    return seriesInstanceUID ? [{ studyInstanceUID, seriesInstanceUID, ...image }] : [];
  });
  return {
    ...documentHead({
      study,
      sopClassUID: COMPREHENSIVE_3D_SR,
      modality: "SR",
      description: "Measurements in planes",
      seriesInstanceUID: last?.seriesInstanceUID ?? newUid(),
      seriesNumber: last?.seriesNumber ?? SERIES_NUMBER,
      instanceNumber: 1 + Math.max(0, ...before.map(({ instanceNumber }) => instanceNumber)),
      now: source.now,
    }),
    "0040A372": sequence(),
    "0040A491": element("CS", "COMPLETE"),
    "0040A493": element("CS", "UNVERIFIED"),
    ...(before.length > 0 ? { "0040A360": sequence(...hierarchical(before)) } : {}),
    ...(images.length > 0 ? { "0040A375": sequence(...hierarchical(images)) } : {}),
    "0040A040": element("CS", "CONTAINER"),
    "0040A043": codeSequence(codes.measurementReport),
    ...containerOf("1500"),
    "0040A730": sequence(
      codeItem("HAS CONCEPT MOD", codes.language, codes.english),
      ...observers(author, source.deviceUid),
      codeItem("HAS CONCEPT MOD", codes.procedureReported, codes.imagingProcedure),
      container(
        codes.imagingMeasurements,
        undefined,
        marks.map((mark, index) => groupOf(mark, index + 1)),
      ),
    ),
  };
}

const names: Record<RecordedMark["kind"], string> = {
  probe: "Point",
  length: "Length",
  angle: "Angle",
  sphere: "Sphere",
  cube: "Cube",
};

/** One mark as a measurement group by TID 1501. */
function groupOf(mark: RecordedMark, ordinal: number): DicomDataset {
  const { kind, amount, unit, within, image } = mark;
  const from = [
    placeInSpace(shapeOf(mark), mark.frameOfReferenceUID),
    ...(image ? [sourceImage(image)] : []),
  ];
  const derived = (derivation: (typeof codes)["mean"], value: number) =>
    numberItem(valueConcept(unit), value, unitCode(unit), [
      codeItem("HAS CONCEPT MOD", codes.derivation, derivation),
      ...from,
    ]);
  const [concept, unitOfAmount] = {
    probe: [valueConcept(unit), unit],
    length: [codes.length, "mm"],
    angle: [codes.angle, "°"],
    sphere: [codes.volume, "mm³"],
    cube: [codes.volume, "mm³"],
  }[kind] as [typeof codes.length, string];
  return container(codes.measurementGroup, "1501", [
    textItem("HAS OBS CONTEXT", codes.trackingIdentifier, `${names[kind]} ${ordinal}`),
    uidItem("HAS OBS CONTEXT", codes.trackingUid, mark.trackingUid),
    numberItem(concept, amount, unitCode(unitOfAmount), from),
    ...(within
      ? [
          derived(codes.mean, within.mean),
          derived(codes.deviation, within.deviation),
          derived(codes.minimum, within.minimum),
          derived(codes.maximum, within.maximum),
        ]
      : []),
  ]);
}

/** Graphic Type and Data of three dimensions (PS3.3 C.18.9); a cube is a line along all of its edges. */
function shapeOf({ kind, points }: RecordedMark): { type: string; points: readonly Vector[] } {
  const [centre, rim] = points;
  if ((kind !== "sphere" && kind !== "cube") || !centre || !rim) {
    return { type: kind === "probe" ? "POINT" : "POLYLINE", points };
  }
  const way = difference(rim, centre);
  const reach = kind === "sphere" ? Math.hypot(...way) : Math.max(...way.map(Math.abs));
  const at = (x: number, y: number, z: number) => sum(centre, [x * reach, y * reach, z * reach]);
  return kind === "sphere"
    ? {
        type: "ELLIPSOID",
        points: [at(-1, 0, 0), at(1, 0, 0), at(0, -1, 0), at(0, 1, 0), at(0, 0, -1), at(0, 0, 1)],
      }
    : { type: "POLYLINE", points: edgesOfCube.map((corner) => at(...corner)) };
}

/** Sixteen corners one after the other, each a step along an edge from the one before. */
const edgesOfCube: readonly (readonly [number, number, number])[] = [
  [-1, -1, -1],
  [1, -1, -1],
  [1, 1, -1],
  [-1, 1, -1],
  [-1, -1, -1],
  [-1, -1, 1],
  [1, -1, 1],
  [1, -1, -1],
  [1, -1, 1],
  [1, 1, 1],
  [1, 1, -1],
  [1, 1, 1],
  [-1, 1, 1],
  [-1, 1, -1],
  [-1, 1, 1],
  [-1, -1, 1],
];

/** What a report measured in space, whoever wrote it; undefined: nothing that the planes show. */
export function readMarks(instance: DicomDataset): MarkDocument | undefined {
  const tree = new ContentTree(instance);
  try {
    const marks = tree.groups().flatMap((group) => markIn(tree, group) ?? []);
    const isOurs = textOf(instance, "00080016") === COMPREHENSIVE_3D_SR;
    return marks.length > 0 || isOurs ? { ...headOf(instance, tree), marks } : undefined;
  } catch {
    return undefined;
  }
}

const inSpace = (below: readonly DicomDataset[]) => below.find((one) => valueTypeOf(one) === "SCOORD3D");

/** A group's first figure in space, with what was measured there. */
function markIn(tree: ContentTree, group: DicomDataset): RecordedMark | undefined {
  const children = tree.children(group);
  const items = children.filter((one) => valueTypeOf(one) === "NUM");
  const place = inSpace(children) ?? items.map((one) => inSpace(tree.children(one))).find(Boolean);
  const figure = place && figureOf(place);
  const frameOfReferenceUID = place && textOf(place, "30060024");
  if (!figure || !frameOfReferenceUID) {
    return undefined;
  }
  const numbers = items.map((one) => tree.number(one));
  const uid = children.find((one) => isCode(codeOf(one, ConceptNameCodeSequence), codes.trackingUid));
  const image = items.flatMap((one) => tree.children(one)).find((one) => valueTypeOf(one) === "IMAGE");
  return {
    trackingUid: (uid && textOf(uid, "0040A124")) ?? newUid(),
    frameOfReferenceUID,
    ...figure,
    image: image && imageReferenceOf(image),
    ...valuesOf(figure.kind, numbers),
  };
}

/** Relative, of what came back from 32 bits. */
const ALIKE = 1e-3;

function figureOf(place: DicomDataset): Pick<RecordedMark, "kind" | "points"> | undefined {
  const data = numbersOf(place, "00700022") ?? [];
  if (data.length === 0 || data.length % 3 !== 0 || data.length > MOST_NUMBERS) {
    return undefined;
  }
  const points = Array.from({ length: data.length / 3 }, (_, index): Vector => {
    const [x = 0, y = 0, z = 0] = data.slice(3 * index, 3 * index + 3);
    return [x, y, z];
  });
  const [a, b, c, d, e, f] = points;
  switch (textOf(place, "00700023")) {
    case "POINT":
      return { kind: "probe", points: points.slice(0, 1) };
    case "ELLIPSOID": {
      if (!a || !b || !c || !d || !e || !f) {
        return undefined;
      }
      const axes = [difference(b, a), difference(d, c), difference(f, e)].map((way) => Math.hypot(...way));
      const isRound = Math.max(...axes) - Math.min(...axes) <= ALIKE * Math.max(...axes);
      return isRound ? { kind: "sphere", points: [between(a, b, 0.5), b] } : undefined;
    }
    case "POLYLINE":
      if (points.length === 2 || points.length === 3) {
        return { kind: points.length === 2 ? "length" : "angle", points };
      }
      return points.length === edgesOfCube.length ? cubeOf(points) : undefined;
    default:
      return undefined;
  }
}
const MOST_NUMBERS = 300;

function cubeOf(points: readonly Vector[]): Pick<RecordedMark, "kind" | "points"> | undefined {
  const along = (axis: 0 | 1 | 2) => points.map((point) => point[axis]);
  const low: Vector = [Math.min(...along(0)), Math.min(...along(1)), Math.min(...along(2))];
  const high: Vector = [Math.max(...along(0)), Math.max(...along(1)), Math.max(...along(2))];
  const edges = difference(high, low);
  const isCube = Math.max(...edges) - Math.min(...edges) <= ALIKE * Math.max(...edges);
  return isCube ? { kind: "cube", points: [between(low, high, 0.5), high] } : undefined;
}

/** A unit that has no sign in UCUM was written as its own name in braces. */
function inViewersUnit({ value, unit }: NumberItem): { name: string; number?: number } {
  const [name, factor] = viewerUnit(unit) ?? [unit.replaceAll(/[{}]/g, ""), 1];
  return { name, ...(value === undefined ? {} : { number: value * factor }) };
}

function valuesOf(
  kind: RecordedMark["kind"],
  numbers: readonly NumberItem[],
): Pick<RecordedMark, "amount" | "unit" | "within"> {
  const [plain] = numbers.filter(({ derivation }) => !derivation).map(inViewersUnit);
  const derived = (code: (typeof codes)["mean"]) =>
    numbers.filter(({ derivation }) => derivation && isCode(derivation, code)).map(inViewersUnit)[0];
  const [mean, deviation, minimum, maximum] = [
    derived(codes.mean),
    derived(codes.deviation),
    derived(codes.minimum),
    derived(codes.maximum),
  ];
  const within =
    mean?.number !== undefined &&
    deviation?.number !== undefined &&
    minimum?.number !== undefined &&
    maximum?.number !== undefined
      ? {
          mean: mean.number,
          deviation: deviation.number,
          minimum: minimum.number,
          maximum: maximum.number,
        }
      : undefined;
  return {
    amount: plain?.number,
    unit: (kind === "probe" ? plain?.name : mean?.name) ?? "",
    ...(within ? { within } : {}),
  };
}

import {
  ConceptCodeSequence,
  ConceptNameCodeSequence,
  valueTypeOf,
  longTextOf,
  sequenceOf,
  textOf,
  type DicomDataset,
  type ImageReference,
} from "../dicomweb";
import { codeOf, codes, isCode, methodOfBasis, viewerUnit, type Code } from "./codes";
import type { ContentTree, NumberItem, Placed } from "./items";
import type { LeftOut, ReadDrawing, RecordedQuantity, Statement, Unshown } from "./model";
import { regionOf, type Shape } from "./shapes";
import { newUid } from "./uid";

interface GroupRead {
  drawings: ReadDrawing[];
  leftOut: LeftOut[];
}

type Facts = Pick<ReadDrawing, "trackingUid" | "words" | "basis" | "proposed" | "wholeSeries"> & {
  isCalibration: boolean;
};

/** Shapes of one image that belong together, and what was said of them. */
interface Cluster {
  shapes: Shape[];
  image: ImageReference;
  numbers: NumberItem[];
  label?: string;
}

const SEGMENTATION = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.66\./;

/** One measurement group as drawings: of ours one, of others as many as it has outlines and lines. */
export function readGroup(tree: ContentTree, group: DicomDataset): GroupRead {
  const children = tree.children(group);
  const numbers = children.filter((one) => valueTypeOf(one) === "NUM").map((one) => tree.number(one));
  const facts = factsOf(children);
  const faults: Unshown[] = [];
  const clusters = [
    ...regionClusters(tree.places(children), numbers, faults),
    ...numberClusters(numbers, faults),
    ...textClusters(tree, children, faults),
  ];
  const drawings: ReadDrawing[] = [];
  for (const cluster of clusters) {
    const drawing = drawingOf(cluster, facts);
    if (drawing) {
      // A group of several outlines has one tracking UID; each drawing needs one of its own.
      drawings.push(drawings.length === 0 ? drawing : { ...drawing, trackingUid: newUid() });
    } else {
      faults.push("shape");
    }
  }
  if (drawings.length === 0 && faults.length === 0) {
    const segmented = children.some((one) =>
      sequenceOf(one, "00081199").some((image) => SEGMENTATION.test(textOf(image, "00081150") ?? "")),
    );
    faults.push(segmented ? "segment" : "unplaced");
  }
  const text = [facts.words, ...numbers.map((one) => statementText(statementOf(one)))]
    .filter(Boolean)
    .join(", ");
  return { drawings, leftOut: [...new Set(faults)].map((reason) => ({ reason, text })) };
}

function factsOf(children: readonly DicomDataset[]): Facts {
  const named = (name: Code) => children.filter((one) => isCode(codeOf(one, ConceptNameCodeSequence), name));
  const coded = (name: Code) => named(name).map((one) => codeOf(one, ConceptCodeSequence));
  const methods = coded(codes.method);
  const has = (code: Code) => methods.some((one) => isCode(one, code));
  const [uid] = named(codes.trackingUid);
  const [identifier] = named(codes.trackingIdentifier);
  const findings = coded(codes.finding);
  const isCalibration = findings.some((one) => isCode(one, codes.calibration));
  const [basis] = Object.entries(methodOfBasis).find(([, code]) => has(code)) ?? [];
  const words = isCalibration ? [] : [...findings, ...coded(codes.findingSite)].map(({ meaning }) => meaning);
  return {
    trackingUid: (uid && textOf(uid, "0040A124")) ?? newUid(),
    words: words.join(" · ") || (identifier && longTextOf(identifier, "0040A160")),
    basis: basis as Facts["basis"],
    proposed: has(codes.proposed) || undefined,
    wholeSeries: has(codes.wholeSeries) || undefined,
    isCalibration,
  };
}

/** Regions of the group itself (TID 1410, 1411); its numbers are said of the first. */
function regionClusters(places: Placed[], numbers: NumberItem[], faults: Unshown[]): Cluster[] {
  const own = numbers.filter((one) => one.places.length === 0);
  return placed(places, faults).map(({ shape, image }, index) => ({
    shapes: [shape],
    image,
    numbers: index === 0 ? own : [],
  }));
}

/** Numbers that were taken from the same shapes are one drawing; so are two axes, and what makes a ratio. */
function numberClusters(numbers: NumberItem[], faults: Unshown[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (const number of numbers) {
    const [first, ...others] = placed(number.places, faults);
    if (!first) {
      continue;
    }
    const shapes = [first, ...others].map(({ shape }) => shape);
    const together = clusters.find(
      (cluster) =>
        cluster.image.sopInstanceUID === first.image.sopInstanceUID &&
        cluster.image.frameNumber === first.image.frameNumber &&
        (isAxis(number) ? cluster.numbers.some(isAxis) : shapes.every((shape) => includes(cluster, shape))),
    );
    if (together) {
      together.numbers.push(number);
      together.shapes.push(...shapes.filter((shape) => !includes(together, shape)));
    } else {
      clusters.push({ shapes, image: first.image, numbers: [number] });
    }
  }
  return clusters;
}

const includes = ({ shapes }: Cluster, wanted: Shape) =>
  shapes.some((shape) => JSON.stringify(shape) === JSON.stringify(wanted));

const isAxis = ({ concept }: NumberItem) =>
  isCode(concept, codes.longAxis) || isCode(concept, codes.shortAxis);

/** Words that somebody wrote at a place. */
function textClusters(tree: ContentTree, children: readonly DicomDataset[], faults: Unshown[]): Cluster[] {
  return children
    .filter((one) => valueTypeOf(one) === "TEXT")
    .flatMap((one) =>
      placed(tree.places(tree.children(one)), faults)
        .slice(0, 1)
        .map(({ shape, image }) => ({
          shapes: [shape],
          image,
          numbers: [],
          label: longTextOf(one, "0040A160") ?? "",
        })),
    );
}

function placed(places: readonly Placed[], faults: Unshown[]): { shape: Shape; image: ImageReference }[] {
  return places.flatMap((one) => {
    if (one.shape) {
      return [one];
    }
    faults.push(one.fault);
    return [];
  });
}

function drawingOf(cluster: Cluster, facts: Facts): ReadDrawing | undefined {
  const { isCalibration, ...rest } = facts;
  const figure = figureOf(cluster, isCalibration);
  if (!figure) {
    return undefined;
  }
  const statements = cluster.numbers.map(statementOf);
  return {
    ...rest,
    ...figure,
    image: cluster.image,
    label: cluster.label,
    quantities: quantitiesOf(statements),
    statements,
  };
}

/** Which of the viewer's drawings it is. */
function figureOf(
  { shapes, numbers, label }: Cluster,
  isCalibration: boolean,
): Pick<ReadDrawing, "kind" | "points"> | undefined {
  const [first, second] = shapes;
  const is = (...wanted: Code[]) =>
    numbers.some(({ concept }) => wanted.some((code) => isCode(concept, code)));
  const points = shapes.flatMap((shape) => shape.points);
  const lines = shapes.every(({ type }) => type === "POLYLINE");
  if (!first || (shapes.length > 1 && !(lines && points.length === 4))) {
    return undefined;
  }
  if (second) {
    return is(codes.ratio)
      ? { kind: "cardiothoracic", points }
      : is(codes.longAxis, codes.shortAxis)
        ? { kind: "bidirectional", points }
        : is(codes.cobbAngle, codes.angle)
          ? { kind: "cobb", points }
          : undefined;
  }
  if (first.type === "POINT") {
    return { kind: label === undefined ? "probe" : "label", points };
  }
  if (lines && points.length === 2) {
    return { kind: label !== undefined ? "arrow" : isCalibration ? "calibration" : "length", points };
  }
  if (lines && points.length === 3 && is(codes.angle, codes.cobbAngle)) {
    return { kind: "angle", points };
  }
  if (lines && points.length === 4 && is(codes.cobbAngle, codes.angle)) {
    return { kind: "cobb", points };
  }
  return regionOf(first);
}

/** The second number of a result of two. */
type Said = Statement & { second: boolean };

export const statementText = ({ words, value }: Statement) => `${words} ${value}`;

/** A number in the document's words, and which of the viewer's results it is. */
function statementOf(item: NumberItem): Said {
  const { concept, derivation, site, value, unit } = item;
  const words = [derivation?.meaning, concept.meaning, site?.meaning].filter(Boolean).join(" ");
  const sign = unit === "1" || unit.startsWith("{") ? "" : unit === "[hnsf'U]" ? "HU" : unit;
  const written = value === undefined ? "—" : [String(Number(value.toPrecision(6))), sign].join(" ").trim();
  const known = viewerUnit(unit);
  const quantity = quantityName(item);
  const number = value !== undefined && known ? value * known[1] : undefined;
  return {
    words,
    value: written,
    unit: known?.[0] ?? unit,
    ...(quantity && number !== undefined ? { quantity, number } : {}),
    second: derivation !== undefined && isCode(derivation, codes.maximum),
  };
}

function quantityName({ concept, derivation, site }: NumberItem): RecordedQuantity["name"] | undefined {
  const found = (pairs: readonly (readonly [Code, RecordedQuantity["name"]])[], of = concept) =>
    pairs.find(([code]) => isCode(of, code))?.[1];
  if (derivation) {
    return found(
      [
        [codes.mean, "mean"],
        [codes.deviation, "deviation"],
        [codes.minimum, "range"],
        [codes.maximum, "range"],
      ],
      derivation,
    );
  }
  if (isCode(concept, codes.width)) {
    return site && found([[codes.heart, "heart"] as const, [codes.thorax, "thorax"] as const], site);
  }
  return found([
    [codes.length, "length"],
    [codes.longAxis, "length"],
    [codes.shortAxis, "short"],
    [codes.angle, "angle"],
    [codes.cobbAngle, "angle"],
    [codes.area, "area"],
    [codes.ratio, "ratio"],
    [codes.attenuation, "value"],
    [codes.suvbw, "value"],
    [codes.activity, "value"],
    [codes.pixelValue, "value"],
    [codes.red, "value"],
    [codes.green, "value"],
    [codes.blue, "value"],
  ]);
}

/** The numbers of one result side by side: the least before the greatest, red before green before blue. */
function quantitiesOf(said: readonly Said[]): RecordedQuantity[] {
  const quantities: RecordedQuantity[] = [];
  for (const { quantity: name, number, unit, second } of said) {
    if (!name || number === undefined) {
      continue;
    }
    const at = quantities.findIndex((one) => one.name === name);
    const before = quantities[at];
    if (!before) {
      quantities.push({ name, numbers: [number], unit });
    } else {
      quantities[at] = {
        ...before,
        numbers: !second && name === "range" ? [number, ...before.numbers] : [...before.numbers, number],
      };
    }
  }
  return quantities;
}

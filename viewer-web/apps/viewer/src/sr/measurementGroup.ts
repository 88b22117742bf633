import type { DicomDataset } from "../dicomweb";
import { codes, methodOfBasis, ratioUnit, unitCode, type Code } from "./codes";
import { codeItem, container, coordinates, numberItem, textItem, uidItem } from "./content";
import type { RecordedDrawing, RecordedQuantity } from "./model";
import { isRegion, shapesOf } from "./shapes";

type Item = DicomDataset;

/** Names of kinds in a document, English as all of its meanings are. */
const names: Record<RecordedDrawing["kind"], string> = {
  length: "Length",
  calibration: "Calibration",
  angle: "Angle",
  cobb: "Cobb angle",
  cardiothoracic: "Cardiothoracic ratio",
  bidirectional: "Bidirectional",
  rectangle: "Rectangle",
  ellipse: "Ellipse",
  circle: "Circle",
  freehand: "Contour",
  probe: "Point",
  arrow: "Arrow",
  label: "Text",
};

/**
 * One drawing as a measurement group: a region by TID 1410 (PS3.16), everything else by TID 1501. Undefined where the
 * drawing is not complete.
 */
export function measurementGroup(drawing: RecordedDrawing, ordinal: number): Item | undefined {
  const { kind, points, image } = drawing;
  const shapes = shapesOf(kind, points);
  if (!shapes) {
    return undefined;
  }
  const all = shapes.map((shape) => coordinates("INFERRED FROM", undefined, shape, image));
  const head = [
    textItem("HAS OBS CONTEXT", codes.trackingIdentifier, `${names[kind]} ${ordinal}`),
    uidItem("HAS OBS CONTEXT", codes.trackingUid, drawing.trackingUid),
    ...(kind === "calibration" ? [codeItem("CONTAINS", codes.finding, codes.calibration)] : []),
    ...methods(drawing),
  ];
  if (isRegion(kind)) {
    const [outline] = shapes;
    return container(codes.measurementGroup, "1410", [
      ...head,
      ...(outline ? [coordinates("CONTAINS", codes.imageRegion, outline, image)] : []),
      ...drawing.quantities.flatMap((quantity) => regionResult(quantity)),
    ]);
  }
  return container(codes.measurementGroup, "1501", [...head, ...results(drawing, all)]);
}

/** What is to be known of how it was measured; it holds for all of the group. */
function methods({ basis, proposed, wholeSeries }: RecordedDrawing): Item[] {
  const onBasis = basis && methodOfBasis[basis];
  return [onBasis, proposed && codes.proposed, wholeSeries && codes.wholeSeries].flatMap((code) =>
    code ? [codeItem("HAS CONCEPT MOD", codes.method, code)] : [],
  );
}

function results(drawing: RecordedDrawing, all: Item[]): Item[] {
  const at = (place: number) => all.slice(place, place + 1);
  const { kind, label, quantities } = drawing;
  const find = (name: RecordedQuantity["name"]) => quantities.find((one) => one.name === name);
  const plain = (name: Code, quantity: RecordedQuantity | undefined, children: Item[]) =>
    numberItem(name, quantity?.numbers[0], unitCode(quantity?.unit ?? ""), children);
  switch (kind) {
    case "length":
    case "calibration":
      return [plain(codes.length, find("length"), at(0))];
    case "angle":
      return [plain(codes.angle, find("angle"), at(0))];
    case "cobb":
      return [plain(codes.cobbAngle, find("angle"), all)];
    case "bidirectional":
      return [plain(codes.longAxis, find("length"), at(0)), plain(codes.shortAxis, find("short"), at(1))];
    case "cardiothoracic":
      return [
        numberItem(codes.ratio, find("ratio")?.numbers[0], ratioUnit, all),
        plain(codes.width, find("thorax"), [site(codes.thorax), ...at(0)]),
        plain(codes.width, find("heart"), [site(codes.heart), ...at(1)]),
      ];
    case "probe":
      return pointResults(find("value"), at(0));
    default:
      return [textItem("CONTAINS", codes.comment, label ?? "", at(0))];
  }
}

const site = (where: Code) => codeItem("HAS CONCEPT MOD", codes.findingSite, where);

/** A colour has a value for each component. */
function pointResults(value: RecordedQuantity | undefined, place: Item[]): Item[] {
  const [red, green, blue] = value?.numbers ?? [];
  const unit = value?.unit ?? "";
  return green === undefined || blue === undefined
    ? [numberItem(valueConcept(unit), red, unitCode(unit), place)]
    : [
        numberItem(codes.red, red, unitCode(""), place),
        numberItem(codes.green, green, unitCode(""), place),
        numberItem(codes.blue, blue, unitCode(""), place),
      ];
}

function regionResult({ name, numbers, unit }: RecordedQuantity): Item[] {
  const [first, second] = numbers;
  const derived = (derivation: Code, value: number | undefined) =>
    value === undefined
      ? []
      : [
          numberItem(valueConcept(unit), value, unitCode(unit), [
            codeItem("HAS CONCEPT MOD", codes.derivation, derivation),
          ]),
        ];
  switch (name) {
    case "area":
      return first === undefined ? [] : [numberItem(codes.area, first, unitCode(unit))];
    case "mean":
      return derived(codes.mean, first);
    case "deviation":
      return derived(codes.deviation, first);
    case "range":
      return [...derived(codes.minimum, first), ...derived(codes.maximum, second)];
    default:
      return [];
  }
}

/** What a value is, which its unit tells. */
export function valueConcept(unit: string): Code {
  switch (unit) {
    case "HU":
      return codes.attenuation;
    case "SUVbw":
      return codes.suvbw;
    case "Bq/ml":
      return codes.activity;
    default:
      return codes.pixelValue;
  }
}

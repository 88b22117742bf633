import { annotation, type Types } from "@cornerstonejs/tools";
import { distance, pixelsBetween, type ImagePoint } from "../measurements/geometry";
import type { MeasurementKind, Proposal } from "../measurements/measure";
import {
  uidOf,
  type MeasurementDocument,
  type ReadDrawing,
  type RecordedDrawing,
  type RecordedQuantity,
} from "../sr";
import { cross, opposite, type Frame } from "../study";
import { calibrations } from "./calibrations";
import { frameOf, registerFrames } from "./frameRegistry";
import { frameOfReferenceOf, placeOf, worldPointOf } from "./imagePlane";
import { finishedOn, measurements, pointsOf, resultOf, unmovedText } from "./measurements";
import { isOwn, ownDocument, recordOf, type SavedRecord } from "./records";
import { twins } from "./twins";
import { kindOfTool, toolClasses } from "./toolNames";

/** Between what is drawn and documents of measurements. */
export const savedDrawings = {
  /** The reader's own finished drawings on these frames, unrounded, as they are written down. */
  recorded(frames: readonly Frame[]): RecordedDrawing[] {
    const several = multiFrameInstances(frames);
    // Of a copy that does not follow its series only what the series has not.
    const strays = finishedOn(twins.straysOf(frames)).filter(
      ({ annotationUID = "", metadata }) =>
        !twins.isOnWhole(annotationUID, metadata?.referencedImageId ?? ""),
    );
    return [...finishedOn(frames), ...strays].flatMap((drawn) => {
      const frame = frameOf(drawn.metadata?.referencedImageId ?? "");
      const kind = kindOfTool(drawn.metadata?.toolName);
      return frame && kind && isOwn(recordOf(drawn.data))
        ? (recorded(drawn, kind, frame, several) ?? [])
        : [];
    });
  },

  /**
   * Draws what a document holds. What is drawn already is left as it is: of the reader's own by its tracking UID. Lengths
   * stand on the reader's own calibrations alone; another's line is drawn, with what its author said of it.
   *
   * @param own it is the reader's
   */
  load(
    document: MeasurementDocument,
    shownOn: (image: ReadDrawing["image"]) => Frame | undefined,
    own: boolean,
  ) {
    if (own) {
      ownDocument(document.sopInstanceUID);
    }
    const there = new Set(
      annotation.state
        .getAllAnnotations()
        .map((one) => (own && isOwn(recordOf(one.data)) ? trackingUidOf(one) : (one.annotationUID ?? ""))),
    );
    const added: string[] = [];
    document.drawings.forEach((drawing, index) => {
      const frame = shownOn(drawing.image);
      if (frame && !there.has(own ? drawing.trackingUid : annotationUidOf(document, index))) {
        draw(drawing, frame, document, index);
        if (own) {
          calibrate(drawing, frame, annotationUidOf(document, index));
        }
        added.push(annotationUidOf(document, index));
      }
    });
    measurements.changedElsewhere(added);
  },

  /** Takes away the reader's own drawings that another page has no more, or otherwise; by their tracking UIDs. */
  drop(trackingUids: ReadonlySet<string>): void {
    const dropped = annotation.state
      .getAllAnnotations()
      .filter((one) => isOwn(recordOf(one.data)) && trackingUids.has(trackingUidOf(one)))
      .map(({ annotationUID = "" }) => annotationUID);
    dropped.forEach((uid) => annotation.state.removeAnnotation(uid));
    measurements.changedElsewhere(dropped);
  },

  /** What somebody else has just drawn, in the place of what they drew under this name before; null: they took it away. */
  follow(name: string, author: string, drawing: ReadDrawing | null, frame: Frame | undefined): void {
    const uid = annotationUidOf({ sopInstanceUID: name }, 0);
    annotation.state.removeAnnotation(uid);
    if (drawing && frame) {
      draw(drawing, frame, { sopInstanceUID: name, author: { name: author }, manufacturer: "" }, 0);
    }
    measurements.changedElsewhere([uid]);
  },

  /** A document turned out to be the reader's: what it holds may be changed from now on, and its calibrations hold. */
  adopt({ sopInstanceUID, drawings }: MeasurementDocument): void {
    ownDocument(sopInstanceUID);
    const adopted: string[] = [];
    for (const { annotationUID, metadata, data } of annotation.state.getAllAnnotations()) {
      const record = recordOf(data);
      if (!annotationUID || record?.document !== sopInstanceUID) {
        continue;
      }
      adopted.push(annotationUID);
      const frame = frameOf(metadata?.referencedImageId ?? "");
      const drawing = drawings.find(({ trackingUid }) => trackingUid === record.trackingUid);
      if (kindOfTool(metadata?.toolName) !== "calibration") {
        annotation.locking.setAnnotationLocked(annotationUID, false);
      } else if (frame && drawing) {
        calibrate(drawing, frame, annotationUID);
      }
    }
    measurements.changedElsewhere(adopted);
  },
};

/** Of each list only once: drawings are asked for whenever one of them moves. */
const multiFrame = new WeakMap<readonly Frame[], ReadonlySet<string>>();

/** Instances of which the list holds several frames. */
function multiFrameInstances(frames: readonly Frame[]): ReadonlySet<string> {
  const before = multiFrame.get(frames);
  if (before) {
    return before;
  }
  const [seen, several] = [new Set<string>(), new Set<string>()];
  for (const { instance } of frames) {
    (seen.has(instance.sopInstanceUID) ? several : seen).add(instance.sopInstanceUID);
  }
  multiFrame.set(frames, several);
  return several;
}

const annotationUidOf = ({ sopInstanceUID }: Pick<MeasurementDocument, "sopInstanceUID">, index: number) =>
  `${sopInstanceUID}/${index}`;

const trackingUidOf = ({ annotationUID = "", data }: Types.Annotation): string =>
  recordOf(data)?.trackingUid ?? (/^[0-9a-f-]{36}$/i.test(annotationUID) ? uidOf(annotationUID) : "");

function recorded(
  drawn: Types.Annotation,
  kind: MeasurementKind,
  frame: Frame,
  several: ReadonlySet<string>,
): RecordedDrawing | undefined {
  const { annotationUID, data } = drawn;
  const result = resultOf(kind, frame.id, data);
  const points = pointsOf(kind, frame, data);
  if (!result || result.proposal === "unsure" || result.quantities.length === 0) {
    return undefined;
  }
  const record = recordOf(data);
  const measured = result.quantities.flatMap(({ name, numbers, unit }) =>
    numbers && unit !== undefined ? [{ name, numbers, unit }] : [],
  );
  const unmoved = record !== undefined && alike(record.points, points);
  const { sopInstanceUID } = frame.instance;
  return {
    trackingUid: trackingUidOf(drawn),
    image: {
      sopClassUID: frame.sopClassUID,
      sopInstanceUID,
      frameNumber: several.has(sopInstanceUID) ? frame.frameNumber : undefined,
    },
    ...figureOf(kind, points, frame),
    label: kind === "arrow" || kind === "label" ? data.label : undefined,
    quantities: unmoved ? [...measured, ...valuesBeside(measured, record)] : measured,
    basis: result.basis,
    proposed: result.proposal === "found" || undefined,
    wholeSeries:
      calibrations.keep([frame]).find(({ uid }) => uid === annotationUID)?.wholeSeries || undefined,
  };
}

/** Of these everything is measured anew at once: what was written down may stand on another spacing. */
const onSpacing = new Set(["mm", "mm²", "px", "px²"]);

/** Statistics of pixels that are not in memory are those that were written down. */
const valuesBeside = (measured: readonly RecordedQuantity[], { quantities }: SavedRecord) =>
  quantities.filter(
    ({ name, unit }) => !onSpacing.has(unit) && !measured.some((quantity) => quantity.name === name),
  );

/** Only the points that make it; a circle is none in pixels that are not square. */
function figureOf(
  kind: MeasurementKind,
  points: readonly ImagePoint[],
  frame: Frame,
): Pick<RecordedDrawing, "kind" | "points"> {
  const { row, column } = frame.spacing;
  const [centre, edge] = points;
  if (kind === "label") {
    return { kind, points: points.slice(0, 1) };
  }
  if (kind !== "circle" || !centre || !edge) {
    return { kind, points };
  }
  if (row === column) {
    return { kind, points: [centre, edge] };
  }
  const radius = distance(centre, edge, frame.spacing);
  const [x, y] = [radius / column, radius / row];
  return {
    kind: "ellipse",
    points: [
      [centre[0], centre[1] + y],
      [centre[0], centre[1] - y],
      [centre[0] - x, centre[1]],
      [centre[0] + x, centre[1]],
    ],
  };
}

/** Pixels; what was stored in 32 bits and went through the engine's arithmetic is the same. */
const SAME = 0.01;

const alike = (a: readonly ImagePoint[], b: readonly ImagePoint[]): boolean =>
  a.every((point, index) => pixelsBetween(point, b[index] ?? [Number.NaN, Number.NaN]) < SAME);

type Source = Pick<MeasurementDocument, "sopInstanceUID" | "author" | "manufacturer" | "written">;

function draw(drawing: ReadDrawing, frame: Frame, document: Source, index: number): void {
  registerFrames([frame]);
  const { kind, trackingUid, quantities, statements, words, points } = drawing;
  const record: SavedRecord = {
    document: document.sopInstanceUID,
    by: document.author?.name ?? (document.manufacturer || undefined),
    written: document.written,
    trackingUid,
    quantities,
    statements,
    words,
    points,
  };
  const { row, column } = placeOf(frame);
  const annotationUID = annotationUidOf(document, index);
  const handles = handlesOf(drawing).map((point) => worldPointOf(frame, point));
  const isContour = kind === "freehand";
  measurements.add({
    annotationUID,
    metadata: {
      toolName: toolClasses[kind].toolName,
      referencedImageId: frame.id,
      FrameOfReferenceUID: frameOfReferenceOf(frame),
      viewPlaneNormal: opposite(cross(row, column)),
      viewUp: opposite(column),
    },
    data: {
      label: drawing.label ?? "",
      cachedStats: {},
      record,
      ...(drawing.proposed ? { proposed: { points, sure: true } satisfies Proposal } : {}),
      ...(isContour ? { contour: { polyline: handles, closed: true }, isOpenUShapeContour: false } : {}),
      handles: {
        points: isContour ? [] : handles,
        activeHandleIndex: null,
        textBox: unmovedText(),
        ...(kind === "arrow" ? { arrowFirst: true } : {}),
      },
    } as Types.Annotation["data"],
  });
}

function calibrate({ kind, points, quantities, wholeSeries }: ReadDrawing, frame: Frame, uid: string): void {
  const [from, to] = points;
  const said = quantities.find(({ name, unit }) => name === "length" && unit === "mm")?.numbers[0];
  const drawn = from && to ? distance(from, to, frame.spacing) : 0;
  if (kind === "calibration" && said !== undefined && said > 0 && drawn > 0) {
    calibrations.add({ uid, frameId: frame.id, factor: said / drawn, wholeSeries: wholeSeries ?? false });
  }
}

/** As the engine's tools have them. */
function handlesOf({ kind, points }: ReadDrawing): readonly ImagePoint[] {
  const [a, b] = points;
  if (kind === "label" && a) {
    return [a, a];
  }
  if (kind === "circle" && a && b) {
    const radius = pixelsBetween(a, b);
    return [a, [a[0], a[1] - radius], [a[0], a[1] + radius], [a[0] - radius, a[1]], [a[0] + radius, a[1]]];
  }
  return points;
}

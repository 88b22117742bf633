import { cache, eventTarget, utilities, type Types as CoreTypes } from "@cornerstonejs/core";
import { annotation, cancelActiveManipulations, Enums, type Types } from "@cornerstonejs/tools";
import { distance, type ImagePoint } from "../measurements/geometry";
import { chestLines } from "../measurements/chest";
import {
  measure,
  type Ground,
  type MeasurementKind,
  type Proposal,
  type Result,
} from "../measurements/measure";
import type { Picture } from "../picture";
import { beginsInverted, valueUnitOf, type Frame, type SpacingBasis } from "../study";
import { CALIBRATED, calibrations, spacingOf } from "./calibrations";
import { frameOf } from "./frameRegistry";
import { imagePointOf, worldPointOf } from "./imagePlane";
import { isOwn, recordOf, type SavedRecord } from "./records";
import { scaleLeft } from "./scaleLeft";
import { kindOfTool, toolClasses } from "./toolNames";

/** What somebody drew, and what came of it. */
export interface Measurement extends Result {
  uid: string;
  frameId: string;
  kind: MeasurementKind;
  /** What a document says of it; undefined: it was drawn here. */
  record?: SavedRecord;
  /** The reader's, by a document or by hand. */
  own: boolean;
}

/** What has to be kept of a drawing to draw it again. */
export type KeptDrawing = Pick<Types.Annotation, "annotationUID" | "metadata" | "data">;

const { ANNOTATION_ADDED, ANNOTATION_MODIFIED, ANNOTATION_COMPLETED, ANNOTATION_REMOVED } = Enums.Events;

const ELSEWHERE = "drawingsChangedElsewhere";

/** Whoever draws by clicks is still at it between them. */
const finished = new Set<string>();

/** A line that is drawn, and nobody said yet how long it is. */
let unsaid: Types.Annotation | undefined;

eventTarget.addEventListener(ANNOTATION_COMPLETED, (event: Event) => {
  const done = (event as CustomEvent<{ annotation: Types.Annotation }>).detail.annotation;
  if (kindOfTool(done.metadata?.toolName) === "calibration") {
    unsaid = done;
  } else {
    finished.add(done.annotationUID ?? "");
  }
});

eventTarget.addEventListener(ANNOTATION_REMOVED, (event: Event) => {
  const { annotationUID = "" } = (event as CustomEvent<{ annotation: Types.Annotation }>).detail.annotation;
  calibrations.remove(annotationUID);
  if (unsaid?.annotationUID === annotationUID) {
    unsaid = undefined;
  }
});

/** A line that somebody is to say the length of. */
export interface UnsaidLength {
  /** As it is without that, with its unit. */
  text: string;
  basis: SpacingBasis;
}

/** Decoded samples as they lie in the engine's memory. */
export function pictureOf(image: CoreTypes.IImage): Picture {
  return {
    columns: image.columns,
    rows: image.rows,
    components: image.color ? 3 : 1,
    samples: image.getPixelData(),
    ...scaleLeft(image),
  };
}

/** What is measured on a frame: in PET as SUV where the device said what that takes. */
export function groundOf(frame: Frame): Ground {
  const { factor, fault } = frame.suv ?? {};
  const spacing = spacingOf(frame);
  const image = cache.getImage(frame.id);
  const picture = image && pictureOf(image);
  if (factor !== undefined) {
    const scaled = picture && {
      ...picture,
      slope: picture.slope * factor,
      intercept: picture.intercept * factor,
    };
    return { spacing, picture: scaled, unit: "SUVbw", decimals: 2 };
  }
  return { spacing, picture, unit: valueUnitOf(frame), suvFault: fault };
}

/**
 * Words beside a drawing. The engine's own would call every spacing the patient's; signs alone, for they stand on the
 * picture in either language.
 */
export function textLines(kind: MeasurementKind) {
  return (data: Types.Annotation["data"], target: string | string[]): string[] => {
    const targetId = typeof target === "string" ? target : (target[0] ?? "");
    const result = resultOf(kind, targetId.replace(/^imageId:/, ""), data);
    const text = (name: string) => result?.quantities.find((one) => one.name === name)?.text;
    if (kind === "cardiothoracic") {
      // Nobody has looked at the lines yet.
      const doubt = result?.proposal === "found" ? " ?" : "";
      return [`CTR ${text("ratio") ?? ""}${doubt}`];
    }
    const mean = text("mean");
    const others = (result?.quantities ?? []).filter(({ name }) => name !== "mean" && name !== "deviation");
    return [...(mean ? [`μ ${mean} · σ ${text("deviation")}`] : []), ...others.map((one) => one.text)];
  };
}

/** Everything that was drawn, in the order in which it was drawn. */
export const measurements = {
  all(): Measurement[] {
    return annotation.state.getAllAnnotations().flatMap((one) => {
      const kind = kindOfTool(one.metadata?.toolName);
      const frameId = one.metadata?.referencedImageId;
      if (!kind || !frameId || !one.annotationUID) {
        return [];
      }
      const result = resultOf(kind, frameId, one.data);
      const record = recordOf(one.data);
      return result && result.quantities.length > 0
        ? [{ uid: one.annotationUID, frameId, kind, record, own: isOwn(record), ...result }]
        : [];
    });
  },

  remove(uid: string): void {
    annotation.state.removeAnnotation(uid);
  },

  /** The finished ones of these frames, without what the engine makes of them anew whenever it draws. */
  keep(frames: readonly Frame[]): KeptDrawing[] {
    return finishedOn(frames).map(({ annotationUID, metadata, data }) => ({
      annotationUID,
      metadata,
      data: {
        ...data,
        cachedStats: {},
        handles: {
          ...data.handles,
          activeHandleIndex: null,
          textBox: data.handles?.textBox?.hasMoved ? data.handles.textBox : unmovedText(),
        },
      },
    }));
  },

  /** A drawing that comes from elsewhere; it is finished. */
  add(drawing: KeptDrawing): void {
    put(drawing, drawing.metadata?.FrameOfReferenceUID ?? "");
  },

  /** These came from elsewhere or went there, and with them what stands on them: nobody did it here. */
  changedElsewhere(uids: readonly string[]): void {
    if (uids.length > 0) {
      eventTarget.dispatchEvent(new CustomEvent(ELSEWHERE, { detail: uids }));
    }
  },

  /** The answer ends it. */
  onChangedElsewhere(listener: (uids: readonly string[]) => void): () => void {
    const heard = (event: Event) => listener((event as CustomEvent<readonly string[]>).detail);
    eventTarget.addEventListener(ELSEWHERE, heard);
    return () => eventTarget.removeEventListener(ELSEWHERE, heard);
  },

  /** On these frames exactly these drawings are there afterwards. */
  restore(frames: readonly Frame[], kept: readonly KeptDrawing[], element: HTMLDivElement): void {
    drawnOn(frames).forEach(({ annotationUID = "" }) => {
      annotation.state.removeAnnotation(annotationUID);
    });
    kept.forEach((one) => put(one, element));
  },

  /** Lines of a cardio-thoracic ratio, for the reader to correct; one pair an image. */
  proposeRatio(frame: Frame, viewport: CoreTypes.IStackViewport): void {
    const image = cache.getImage(frame.id);
    const toolName = toolClasses.cardiothoracic.toolName;
    if (!image || drawnOn([frame]).some(({ metadata }) => metadata?.toolName === toolName)) {
      return;
    }
    const { thorax, heart, sure } = chestLines(pictureOf(image), beginsInverted(frame));
    const points = [...thorax, ...heart];
    const { viewPlaneNormal, viewUp } = viewport.getCamera();
    put(
      {
        annotationUID: utilities.uuidv4(),
        metadata: {
          toolName,
          referencedImageId: frame.id,
          FrameOfReferenceUID: viewport.getFrameOfReferenceUID(),
          viewPlaneNormal,
          viewUp,
        },
        data: {
          label: "",
          cachedStats: {},
          proposed: { points, sure },
          handles: {
            points: points.map((point) => worldPointOf(frame, point)),
            activeHandleIndex: null,
            textBox: unmovedText(),
          },
        },
      },
      viewport.element,
    );
  },

  /** The line on these frames that is to be said the length of. */
  unsaid(frames: readonly Frame[]): UnsaidLength | undefined {
    const { frame, points } = lineOf(unsaid);
    if (!frame || !frames.includes(frame)) {
      return undefined;
    }
    const { spacing } = frame;
    const [length] = measure({ kind: "length", points }, { spacing, unit: "" }).quantities;
    return length && { text: length.text, basis: spacing.basis };
  },

  /** Lengths stand on it from now on, and its ends stay where they are. */
  say(millimetres: number, wholeSeries: boolean): void {
    const { frame, points } = lineOf(unsaid);
    const [from, to] = points;
    const { annotationUID: uid = "", metadata } = unsaid ?? {};
    const drawn = frame && from && to ? distance(from, to, frame.spacing) : 0;
    if (!unsaid || drawn === 0) {
      this.unsay();
      return;
    }
    lock(unsaid);
    finished.add(uid);
    unsaid = undefined;
    calibrations.add({
      uid,
      frameId: metadata?.referencedImageId ?? "",
      factor: millimetres / drawn,
      wholeSeries,
    });
  },

  /** The person thought better of it. */
  unsay(): void {
    annotation.state.removeAnnotation(unsaid?.annotationUID ?? "");
  },

  /** Ends what is being drawn or moved on these frames; true where a drawing that had begun is gone with it. */
  giveUp(frames: readonly Frame[], element: HTMLDivElement): boolean {
    const begun = drawnOn(frames)
      .map(({ annotationUID = "" }) => annotationUID)
      .filter((uid) => !finished.has(uid));
    // The engine calls what was given up complete.
    cancelActiveManipulations(element);
    begun.forEach((uid) => {
      finished.delete(uid);
      annotation.state.removeAnnotation(uid);
    });
    return begun.length > 0;
  },

  /** While they are drawn too; the answer ends it. */
  onChange: (listener: () => void) =>
    listen(
      [ANNOTATION_ADDED, ANNOTATION_MODIFIED, ANNOTATION_COMPLETED, ANNOTATION_REMOVED, CALIBRATED],
      listener,
    ),

  /** One was finished or taken away, or what they stand on changed; the answer ends it. */
  onDone: (listener: () => void) => listen([ANNOTATION_COMPLETED, ANNOTATION_REMOVED, CALIBRATED], listener),
};

/** Nobody is at them any more. */
export const finishedOn = (frames: readonly Frame[]): Types.Annotation[] =>
  drawnOn(frames).filter(({ annotationUID = "" }) => finished.has(annotationUID));

function drawnOn(frames: readonly Frame[]): Types.Annotation[] {
  const ids = new Set(frames.map(({ id }) => id));
  return annotation.state
    .getAllAnnotations()
    .filter(({ metadata }) => ids.has(metadata?.referencedImageId ?? ""));
}

/** A drawing that nobody is at: it was drawn before, or is proposed. */
function put(one: KeptDrawing, where: HTMLDivElement | string): void {
  finished.add(one.annotationUID ?? "");
  annotation.state.addAnnotation({ ...one, highlighted: false, invalidated: true }, where);
  lock(one);
}

/** Moved, a known length would no longer be what was said of it, nor another reader's drawing what they drew. */
function lock({ annotationUID, metadata, data }: KeptDrawing): void {
  const held = kindOfTool(metadata?.toolName) === "calibration" || !isOwn(recordOf(data));
  if (annotationUID && held) {
    annotation.locking.setAnnotationLocked(annotationUID, true);
  }
}

function lineOf(drawn: Types.Annotation | undefined): { frame?: Frame; points: ImagePoint[] } {
  const frame = frameOf(drawn?.metadata?.referencedImageId ?? "");
  const points = (drawn?.data.handles?.points ?? []) as CoreTypes.Point3[];
  return { frame, points: frame ? points.map((point) => imagePointOf(frame, point)) : [] };
}

/** Where on its picture a drawing lies. */
export function pointsOf(kind: MeasurementKind, frame: Frame, data: Types.Annotation["data"]): ImagePoint[] {
  const places = (kind === "freehand" ? data["contour"]?.polyline : data.handles?.points) ?? [];
  return (places as CoreTypes.Point3[]).map((place) => imagePointOf(frame, place));
}

function listen(events: string[], listener: () => void): () => void {
  events.forEach((event) => eventTarget.addEventListener(event, listener));
  return () => events.forEach((event) => eventTarget.removeEventListener(event, listener));
}

/** The engine puts the words where there is room. */
export const unmovedText = () => ({
  hasMoved: false,
  worldPosition: [0, 0, 0] as CoreTypes.Point3,
  worldBoundingBox: {
    topLeft: [0, 0, 0] as CoreTypes.Point3,
    topRight: [0, 0, 0] as CoreTypes.Point3,
    bottomLeft: [0, 0, 0] as CoreTypes.Point3,
    bottomRight: [0, 0, 0] as CoreTypes.Point3,
  },
});

/** What came of a drawing, until it or its pixels change: every drawing is asked for whenever one of them moves. */
const known = new WeakMap<object, { image: CoreTypes.IImage | undefined; drawn: string; result: Result }>();

export function resultOf(
  kind: MeasurementKind,
  frameId: string,
  data: Types.Annotation["data"],
): Result | undefined {
  const frame = frameOf(frameId);
  if (!frame) {
    return undefined;
  }
  const image = cache.getImage(frameId);
  const points = pointsOf(kind, frame, data);
  const drawn = JSON.stringify([points, data.label, spacingOf(frame)]);
  const before = known.get(data);
  // What was measured stays known where its pixels make room for others.
  if (before && before.drawn === drawn && (before.image === image || (!image && before.image))) {
    return before.result;
  }
  const result = measure(
    {
      kind,
      points,
      label: data.label,
      proposed: data["proposed"] as Proposal | undefined,
    },
    groundOf(frame),
  );
  known.set(data, { image, drawn, result });
  return result;
}

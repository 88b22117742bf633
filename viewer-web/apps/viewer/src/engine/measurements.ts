import { cache, eventTarget, type Types as CoreTypes } from "@cornerstonejs/core";
import { annotation, cancelActiveManipulations, Enums, type Types } from "@cornerstonejs/tools";
import { measure, type Ground, type MeasurementKind, type Result } from "../measurements/measure";
import type { Picture } from "../picture";
import { valueUnitOf, type Frame } from "../study";
import { frameOf } from "./frameRegistry";
import { imagePointOf } from "./imagePlane";
import { scaleLeft } from "./scaleLeft";
import { kindOfTool } from "./toolNames";

/** What somebody drew, and what came of it. */
export interface Measurement extends Result {
  uid: string;
  frameId: string;
  kind: MeasurementKind;
}

/** What has to be kept of a drawing to draw it again. */
export type KeptDrawing = Pick<Types.Annotation, "annotationUID" | "metadata" | "data">;

const { ANNOTATION_ADDED, ANNOTATION_MODIFIED, ANNOTATION_COMPLETED, ANNOTATION_REMOVED } = Enums.Events;

/** Whoever draws by clicks is still at it between them. */
const finished = new Set<string>();

eventTarget.addEventListener(ANNOTATION_COMPLETED, (event: Event) => {
  const { annotationUID } = (event as CustomEvent<{ annotation: Types.Annotation }>).detail.annotation;
  finished.add(annotationUID ?? "");
});

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
  const { spacing, suv } = frame;
  const image = cache.getImage(frame.id);
  const picture = image && pictureOf(image);
  if (suv && "factor" in suv) {
    const { factor } = suv;
    const scaled = picture && {
      ...picture,
      slope: picture.slope * factor,
      intercept: picture.intercept * factor,
    };
    return { spacing, picture: scaled, unit: "SUVbw", decimals: 2 };
  }
  return { spacing, picture, unit: valueUnitOf(frame), suvFault: suv?.fault };
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
      return result && result.quantities.length > 0
        ? [{ uid: one.annotationUID, frameId, kind, ...result }]
        : [];
    });
  },

  remove(uid: string): void {
    annotation.state.removeAnnotation(uid);
  },

  /** The finished ones of these frames, without what the engine makes of them anew whenever it draws. */
  keep(frames: readonly Frame[]): KeptDrawing[] {
    return drawnOn(frames)
      .filter(({ annotationUID = "" }) => finished.has(annotationUID))
      .map(({ annotationUID, metadata, data }) => ({
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

  /** On these frames exactly these drawings are there afterwards. */
  restore(frames: readonly Frame[], kept: readonly KeptDrawing[], element: HTMLDivElement): void {
    drawnOn(frames).forEach(({ annotationUID = "" }) => {
      annotation.state.removeAnnotation(annotationUID);
    });
    kept.forEach((one) => {
      finished.add(one.annotationUID ?? "");
      annotation.state.addAnnotation({ ...one, highlighted: false, invalidated: true }, element);
    });
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
    listen([ANNOTATION_ADDED, ANNOTATION_MODIFIED, ANNOTATION_COMPLETED, ANNOTATION_REMOVED], listener),

  /** One was finished or taken away; the answer ends it. */
  onDone: (listener: () => void) => listen([ANNOTATION_COMPLETED, ANNOTATION_REMOVED], listener),
};

function drawnOn(frames: readonly Frame[]): Types.Annotation[] {
  const ids = new Set(frames.map(({ id }) => id));
  return annotation.state
    .getAllAnnotations()
    .filter(({ metadata }) => ids.has(metadata?.referencedImageId ?? ""));
}

function listen(events: string[], listener: () => void): () => void {
  events.forEach((event) => eventTarget.addEventListener(event, listener));
  return () => events.forEach((event) => eventTarget.removeEventListener(event, listener));
}

/** The engine puts the words where there is room. */
const unmovedText = () => ({
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

function resultOf(
  kind: MeasurementKind,
  frameId: string,
  data: Types.Annotation["data"],
): Result | undefined {
  const frame = frameOf(frameId);
  if (!frame) {
    return undefined;
  }
  const image = cache.getImage(frameId);
  const points = (kind === "freehand" ? data["contour"]?.polyline : data.handles?.points) ?? [];
  const drawn = JSON.stringify([points, data.label]);
  const before = known.get(data);
  if (before && before.image === image && before.drawn === drawn) {
    return before.result;
  }
  const result = measure(
    {
      kind,
      points: (points as [number, number, number][]).map((point) => imagePointOf(frame, point)),
      label: data.label,
    },
    groundOf(frame),
  );
  known.set(data, { image, drawn, result });
  return result;
}

import { eventTarget, utilities } from "@cornerstonejs/core";
import { annotation, Enums, LengthTool, type Types } from "@cornerstonejs/tools";
import { formatLength, lengthBetween, type Length } from "../measurements/length";
import { frameOf } from "./frameRegistry";

/** A length that somebody drew. */
export interface Measurement {
  uid: string;
  frameId: string;
  length: Length;
}

const { ANNOTATION_ADDED, ANNOTATION_MODIFIED, ANNOTATION_COMPLETED, ANNOTATION_REMOVED } = Enums.Events;

/** Words beside a line on the picture; the engine's own would call every spacing the patient's. */
export function lengthTextLines(data: Types.Annotation["data"], targetId: string): string[] | undefined {
  const length = lengthOf(targetId.replace(/^imageId:/, ""), data);
  return length && [formatLength(length)];
}

/** Every length that was drawn, in the order in which they were drawn. */
export const lengths = {
  all(): Measurement[] {
    return annotation.state.getAllAnnotations().flatMap((one) => {
      const frameId = one.metadata?.referencedImageId;
      if (one.metadata?.toolName !== LengthTool.toolName || !frameId || !one.annotationUID) {
        return [];
      }
      const length = lengthOf(frameId, one.data);
      return length ? [{ uid: one.annotationUID, frameId, length }] : [];
    });
  },

  remove(uid: string): void {
    annotation.state.removeAnnotation(uid);
  },

  /** The answer ends it. */
  onChange(listener: () => void): () => void {
    const events = [ANNOTATION_ADDED, ANNOTATION_MODIFIED, ANNOTATION_COMPLETED, ANNOTATION_REMOVED];
    events.forEach((event) => eventTarget.addEventListener(event, listener));
    return () => events.forEach((event) => eventTarget.removeEventListener(event, listener));
  },
};

function lengthOf(frameId: string, data: Types.Annotation["data"]): Length | undefined {
  const frame = frameOf(frameId);
  const [from, to] = (data.handles?.points ?? []).map((point) =>
    utilities.worldToImageCoords(frameId, point),
  );
  return frame && from && to ? lengthBetween(from, to, frame.spacing) : undefined;
}

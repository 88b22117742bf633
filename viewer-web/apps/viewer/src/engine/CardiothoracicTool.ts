import type { Types as CoreTypes } from "@cornerstonejs/core";
import { annotation, drawing, LengthTool, type Types } from "@cornerstonejs/tools";

/** Two lines, the thorax's and the heart's; each end is dragged for itself. They are proposed, never drawn by hand. */
export class CardiothoracicTool extends LengthTool {
  static override toolName = "Cardiothoracic";

  constructor(...given: ConstructorParameters<typeof LengthTool>) {
    super(...given);
    const nearThorax = this.isPointNearTool;
    const renderThorax = this.renderAnnotation;
    this.isPointNearTool = (element, one, at, proximity) =>
      nearThorax(element, one, at, proximity) || nearThorax(element, heartOf(one), at, proximity);
    this.renderAnnotation = (enabled, helper) => {
      const drawn = renderThorax(enabled, helper);
      const { viewport } = enabled;
      const all = annotation.state.getAnnotations(this.getToolName(), viewport.element) ?? [];
      for (const one of this.filterInteractableAnnotationsForElement(viewport.element, all) ?? []) {
        const ends = (one.data.handles?.points ?? []).map((point) => viewport.worldToCanvas(point));
        const [, , from, to] = ends;
        if (from && to) {
          const { color, lineWidth } = this.getAnnotationStyle({
            annotation: one,
            styleSpecifier: { toolName: this.getToolName(), viewportId: viewport.id },
          });
          const uid = one.annotationUID ?? "";
          drawing.drawLine(helper, uid, "heart", from, to, { color, width: lineWidth });
          // Seen at once, for a finger hovers over nothing.
          drawing.drawHandles(helper, uid, "ends", ends, { color, lineWidth, handleRadius: 5 });
        }
      }
      return drawn;
    };
  }
}

/** As if the second line were all that was drawn. */
function heartOf<Drawn extends Types.Annotation>(one: Drawn): Drawn {
  const { handles } = one.data;
  const points = (handles?.points ?? []).slice(2) as CoreTypes.Point3[];
  return { ...one, data: { ...one.data, handles: { ...handles, points } } };
}

import type { Types } from "@cornerstonejs/core";
import { opposite, type Vector } from "../study";

type Canvas = Pick<Types.IViewport, "canvasToWorld">;

/** Where in the patient the screen's edges lie, as directions. */
export function screenWays(viewport: Canvas): Record<"left" | "right" | "top" | "bottom", Vector> {
  const right = way(viewport, [1, 0]);
  const down = way(viewport, [0, 1]);
  return { left: opposite(right), right, top: opposite(down), bottom: down };
}

function way(viewport: Canvas, pixel: Types.Point2): Vector {
  const from = viewport.canvasToWorld([0, 0]);
  const to = viewport.canvasToWorld(pixel);
  const difference: Vector = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(...difference) || 1;
  return [difference[0] / length, difference[1] / length, difference[2] / length];
}

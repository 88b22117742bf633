import type { Types } from "@cornerstonejs/core";
import { difference, opposite, scaled, type Vector } from "../study";

type Canvas = Pick<Types.IViewport, "canvasToWorld">;

/** Where in the patient the screen's edges lie, as directions. */
export function screenWays(viewport: Canvas): Record<"left" | "right" | "top" | "bottom", Vector> {
  const right = way(viewport, [1, 0]);
  const down = way(viewport, [0, 1]);
  return { left: opposite(right), right, top: opposite(down), bottom: down };
}

function way(viewport: Canvas, pixel: Types.Point2): Vector {
  const whole = difference(viewport.canvasToWorld(pixel), viewport.canvasToWorld([0, 0]));
  return scaled(whole, 1 / (Math.hypot(...whole) || 1));
}

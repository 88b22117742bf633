import type { StackViewport } from "@cornerstonejs/core";
import { edgesOf, type Frame } from "../study";
import { spacingOf } from "./calibrations";
import { windowOf } from "./contrast";
import type { Look } from "./Look";
import { screenWays } from "./screenWays";
import type { ViewState } from "./viewState";

/** What is to be told of a frame that a viewport shows. */
export function shownState(viewport: StackViewport, frame: Frame, look: Look): Partial<ViewState> {
  const { voiRange } = viewport.getProperties();
  const { parallelScale = 1 } = viewport.getCamera();
  const spacing = spacingOf(frame);
  const unitsPerPixel = (2 * parallelScale) / Math.max(1, viewport.element.clientHeight);
  return {
    window: voiRange && windowOf(voiRange, frame.voi.function),
    table: look.isToneWhole(frame, voiRange) ? (frame.voiTable?.explanation ?? "") : undefined,
    colours: look.coloursOf(frame),
    zoom: frame.spacing.column / unitsPerPixel,
    pixelsPerMillimetre:
      spacing.basis === "unknown" ? undefined : frame.spacing.column / spacing.column / unitsPerPixel,
    basis: spacing.basis,
    edges: edgesOf(frame, screenWays(viewport)),
  };
}

import type { StackViewport, Types } from "@cornerstonejs/core";
import type { ImagePoint } from "../measurements/geometry";
import type { Frame, VoiWindow } from "../study";
import { imagePointOf, worldPointOf } from "./imagePlane";

/** How a picture is turned: by quarters clockwise, and then mirrored from left to right (PS3.3 C.10.6). */
export interface Turn {
  rotation: 0 | 90 | 180 | 270;
  flipped: boolean;
}

/** What is seen of a picture, and how, in terms that hold on any screen (PS3.3 C.10.4, C.10.6, C.11.8, C.11.6). */
export interface Presented extends Turn {
  /**
   * Points of the picture at the upper left and lower right of what is seen, whole numbers in the pixels' middles; they may
   * lie beside it. Undefined: all of the picture.
   */
  area?: Area;
  /** Undefined: as the picture itself asks. */
  window?: VoiWindow;
  /** The lowest value is white; undefined: as the picture itself asks. */
  inverted?: boolean;
}

type Area = readonly [topLeft: ImagePoint, bottomRight: ImagePoint];

export const presentedIn = (
  viewport: StackViewport,
  frame: Frame,
  window: VoiWindow | undefined,
): Presented => ({
  ...turnOf(viewport, frame),
  area: areaOf(viewport, frame),
  window,
  inverted: viewport.getProperties().invert ?? false,
});

const quarters = [0, 90, 180, 270] as const;

function turnOf(viewport: StackViewport, frame: Frame): Turn {
  const [x0, y0] = screenPointOf(viewport, frame, [0, 0]);
  const [x1, y1] = screenPointOf(viewport, frame, [1, 0]);
  const [x2, y2] = screenPointOf(viewport, frame, [0, 1]);
  const flipped = (x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0) < 0;
  const angle = Math.atan2(y1 - y0, flipped ? x0 - x1 : x1 - x0);
  return { rotation: quarters[(Math.round((2 * angle) / Math.PI) + 4) % 4] ?? 0, flipped };
}

function areaOf({ element, canvasToWorld }: StackViewport, frame: Frame): Area {
  const at = (x: number, y: number) => imagePointOf(frame, canvasToWorld([x, y]));
  return [at(0, 0), at(element.clientWidth, element.clientHeight)];
}

/** All of the area, turned as somebody saw it. */
export function placeAs(viewport: StackViewport, frame: Frame, { area, ...turn }: Presented): void {
  turnTo(viewport, frame, turn);
  if (area) {
    showArea(viewport, frame, area);
  }
}

/** The engine's angles go the other way for mirrored pictures: the one is taken that is seen to be right. */
function turnTo(viewport: StackViewport, frame: Frame, { rotation, flipped }: Turn): void {
  viewport.setViewPresentation({ rotation: 0 });
  viewport.resetCamera();
  viewport.setCamera({ flipHorizontal: flipped, flipVertical: false });
  for (const tried of quarters) {
    viewport.setViewPresentation({ ...viewport.getViewPresentation(), rotation: tried });
    if (turnOf(viewport, frame).rotation === rotation) {
      return;
    }
  }
}

/** As large as it goes with all of the area on the screen, in the middle. */
function showArea(viewport: StackViewport, frame: Frame, area: Area): void {
  const { clientWidth: width, clientHeight: height } = viewport.element;
  const corners = () =>
    area.map((point) => screenPointOf(viewport, frame, point)) as [Types.Point2, Types.Point2];
  const [[left, top], [right, bottom]] = corners();
  const factor = Math.min(width / Math.abs(right - left), height / Math.abs(bottom - top));
  viewport.setZoom(viewport.getZoom() * factor);
  const [from, to] = corners();
  const [x, y] = viewport.getPan();
  viewport.setPan([x + (width - from[0] - to[0]) / 2, y + (height - from[1] - to[1]) / 2]);
}

function screenPointOf(viewport: StackViewport, frame: Frame, point: ImagePoint): Types.Point2 {
  return viewport.worldToCanvas(worldPointOf(frame, point));
}

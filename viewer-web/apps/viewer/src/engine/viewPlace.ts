import type { Types } from "@cornerstonejs/core";

/** Where and how large a picture lies on the screen, turned and mirrored. */
export type ViewPlace = Pick<
  Types.ViewPresentation,
  "rotation" | "zoom" | "pan" | "aspectRatio" | "flipHorizontal" | "flipVertical"
>;

/** The engine computes it anew from its camera every time: what differs by less than this is the same place. */
const ALIKE = 1e-4;

/** Without the engine's rounding errors, so that two places can be compared. */
export function roundedPlace({ rotation = 0, zoom, pan, ...others }: ViewPlace): ViewPlace {
  return {
    ...others,
    rotation: rounded(rotation) % 360,
    ...(zoom === undefined ? {} : { zoom: rounded(zoom) }),
    ...(pan === undefined ? {} : { pan: [rounded(pan[0]), rounded(pan[1])] as Types.Point2 }),
  };
}

// Adding 0 makes +0 of -0, which JSON does not tell apart but tests do.
const rounded = (value: number) => Math.round(value / ALIKE) / Math.round(1 / ALIKE) + 0;

/** For screens of other sizes: the way that the picture was moved, in its own pixels; `zoom` as it is told to readers. */
export function sharedPlace(
  { rotation, zoom, pan, flipHorizontal, flipVertical }: ViewPlace,
  shown: number | undefined,
): ViewPlace {
  return { rotation, zoom, flipHorizontal, flipVertical, pan: panBy(pan, 1 / pixelsAtRest(zoom, shown)) };
}

/** What another screen shares, on one that looks at the picture by a place of its own. */
export const followedPlace = (place: ViewPlace, own: ViewPlace, shown: number | undefined): ViewPlace => ({
  ...place,
  pan: panBy(place.pan, pixelsAtRest(own.zoom, shown)),
});

/** Screen pixels (CSS) a pixel of the picture before the reader changed its size. */
const pixelsAtRest = (zoom = 1, shown = 1) => shown / zoom;

const panBy = ([x, y]: ViewPlace["pan"] = [0, 0], by: number): Types.Point2 => [x * by, y * by];

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

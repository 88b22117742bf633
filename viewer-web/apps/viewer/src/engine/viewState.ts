import type { Quality, VoiWindow } from "../study";
import type { Contrast } from "./contrast";
import type { Edges } from "./edges";
import type { KeptDrawing } from "./measurements";
import type { ViewPlace } from "./viewPlace";

/** What the screen shows of a stack. */
export interface ViewState {
  /** The frame that was asked for last. */
  index: number;
  /** The frame that is on the screen; undefined before the first. */
  shown?: number;
  quality?: Quality;
  window?: VoiWindow;
  /** The device's own curve is drawn, under this name (empty: it gave none), and not a window. */
  table?: string;
  /** Screen pixels (CSS) a pixel of the picture. */
  zoom?: number;
  /** Screen pixels (CSS) a millimetre; undefined where the picture's spacing is unknown. */
  pixelsPerMillimetre?: number;
  edges?: Edges;
  canUndo?: boolean;
  canRedo?: boolean;
  /** The value under the mouse, with its unit; undefined where there is none. */
  hovered?: string;
  /** Why the frame that was asked for is not on the screen. */
  failure?: unknown;
}

/** How a picture is looked at, and what was drawn: what can be taken back. */
export interface ViewStep {
  /** Undefined: as each picture asks for it. */
  contrast?: Contrast;
  inverted: boolean;
  place: ViewPlace;
  drawings: KeptDrawing[];
}

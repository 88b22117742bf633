import type { Quality, SpacingBasis, VoiWindow } from "../study";
import type { ColourMap } from "../colours";
import type { Edges } from "../study";
import type { History } from "./history";
import type { LookStep } from "./Look";
import type { Calibration } from "./calibrations";
import type { KeptDrawing, UnsaidLength } from "./measurements";
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
  /** In the place of greys, and whether bright values take the colours of dark ones. */
  colours?: { map: ColourMap; inverted: boolean };
  /** Screen pixels (CSS) a pixel of the picture. */
  zoom?: number;
  /** Screen pixels (CSS) a millimetre; undefined where the picture's spacing is unknown. */
  pixelsPerMillimetre?: number;
  /** What its millimetres stand on. */
  basis?: SpacingBasis;
  /** A line that somebody is to say the length of. */
  unsaid?: UnsaidLength;
  edges?: Edges;
  canUndo?: boolean;
  canRedo?: boolean;
  /** The value under the mouse, with its unit; undefined where there is none. */
  hovered?: string;
  /** Why the frame that was asked for is not on the screen. */
  failure?: unknown;
}

/** What was done to pictures of a view that is closed, for one that shows the same pictures again. */
export type KeptView = History<ViewStep>;

/** How a picture is looked at. */
export interface SharedLook extends LookStep {
  place: ViewPlace;
}

/** How a picture is looked at, and what was drawn: what can be taken back. */
export interface ViewStep extends SharedLook {
  drawings: KeptDrawing[];
  calibrations: Calibration[];
}

import type { ImageReference } from "../dicomweb";
import type { Presented } from "../engine";
import type { ImagePoint } from "../measurements/geometry";
import type { Frame } from "../study";

/** A point is a line of one point. */
export interface DrawnLine {
  points: readonly ImagePoint[];
  filled: boolean;
}

/** What is drawn over the picture (PS3.3 C.10.5), in its pixels, whole numbers in their middles. */
export interface Drawn {
  lines: DrawnLine[];
  texts: { at: ImagePoint; text: string }[];
}

/** A Grayscale or Color Softcopy Presentation State (PS3.3 A.33.1, A.33.2) of one or several images. */
export interface PresentationState {
  studyInstanceUID: string;
  seriesInstanceUID: string;
  seriesNumber?: number;
  sopInstanceUID: string;
  instanceNumber: number;
  manufacturer: string;
  /** As whoever made it named it. */
  label: string;
  creator?: string;
  /** As 2026-11-26 14:05. */
  created?: string;
  /** As 20261126140500, for the order only. */
  stamp: string;
  images: readonly ImageReference[];
  /** It asks for more than the viewer does: shutters, masks, curves in the place of windows, overlays of its own. */
  partly: boolean;
  isAbout: (frame: Frame) => boolean;
  /** How it shows one of its images. */
  presentedOn: (frame: Frame) => Presented;
  drawnOn: (frame: Frame) => Drawn;
}

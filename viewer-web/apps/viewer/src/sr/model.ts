import type { ImageReference } from "../dicomweb";
import type { ImagePoint } from "../measurements/geometry";
import type { MeasurementKind, Quantity } from "../measurements/measure";
import type { SpacingBasis } from "../study";

/** Whoever measured, as a document names them. */
export interface Author {
  name: string;
  /** The name by which they log in; two people may share the other one. */
  login?: string;
}

/** A result as it was written down, unrounded, in the viewer's own units (mm, mm², px, px², °, HU …). */
export interface RecordedQuantity {
  name: Quantity["name"];
  numbers: readonly number[];
  unit: string;
}

/** One drawing as a document has it. */
export interface RecordedDrawing {
  /** Stays with it from one document to the next. */
  trackingUid: string;
  kind: MeasurementKind;
  image: ImageReference;
  /** In pixels, whole numbers in their middles, in the order in which the kind's drawing has them. */
  points: readonly ImagePoint[];
  label?: string;
  quantities: readonly RecordedQuantity[];
  /** What its millimetres stood on. */
  basis?: SpacingBasis;
  /** The program's own proposal, not corrected by anybody. */
  proposed?: boolean;
  /** Of a calibration: for the series' other images too. */
  wholeSeries?: boolean;
}

/** A drawing of a document that was read, and what else the document says of it. */
export interface ReadDrawing extends RecordedDrawing {
  /** Finding, site, name of the lesion. */
  words?: string;
  /** Results in the document's own words. */
  statements: readonly Statement[];
}

/** Such as `Long Axis` `12.5 mm`. */
export interface Statement {
  words: string;
  value: string;
  /** Which of the viewer's results it is, and how much in the viewer's unit; undefined: none. */
  quantity?: RecordedQuantity["name"];
  number?: number;
  unit: string;
}

/**
 * Why a measurement of a document is not drawn.
 * - `elsewhere`: its image is not in the study that is open
 * - `space`: it lies in space and not on an image (SCOORD3D), or over several images
 * - `segment`: its region is a segmentation
 * - `shape`: no tool of the viewer draws its shape
 * - `unplaced`: it names no place
 * - `broken`: its coordinates or references cannot be read
 */
export type Unshown = "elsewhere" | "space" | "segment" | "shape" | "unplaced" | "broken";

/** What could not be drawn, with what it says. */
export interface LeftOut {
  reason: Unshown;
  text: string;
}

/** Who wrote a document, when, and what it follows. */
export interface DocumentHead {
  studyInstanceUID: string;
  seriesInstanceUID: string;
  seriesNumber?: number;
  sopClassUID: string;
  sopInstanceUID: string;
  instanceNumber: number;
  /** Undefined where it names nobody. */
  author?: Author;
  manufacturer: string;
  /** As 20261126140500, for the order only. */
  stamp: string;
  /** As 2026-11-26 14:05. */
  written?: string;
  predecessors: readonly string[];
  /** In which series each image is that it names as evidence, by its SOP Instance UID. */
  seriesOfImage: ReadonlyMap<string, string>;
}

/** A document of measurements as it was read. */
export interface MeasurementDocument extends DocumentHead {
  drawings: readonly ReadDrawing[];
  /** Drawings on images that are not open: whatever takes the document's place has to hold them too. */
  elsewhere: readonly ReadDrawing[];
  leftOut: readonly LeftOut[];
}

/** Images that somebody chose as those that matter (Key Object Selection, PS3.3 A.35.4). */
export interface KeyObject extends DocumentHead {
  images: readonly ImageReference[];
  /** It says that they matter no more, or are to be left out. */
  takenBack: boolean;
}

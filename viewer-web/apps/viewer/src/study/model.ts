import type { DicomDataset, InstanceAddress } from "../dicomweb";
import type { ImagePlane } from "./imagePlane";
import type { Overlay } from "./overlays";
import type { Rectangle } from "./part";
import type { PixelSpacing } from "./pixelSpacing";
import type { VoiTable } from "./lookupSequences";
import type { LookupData, LookupTable, Palette, PixelFormat, Rescale } from "./pixelFormat";
import type { Suv } from "./suv";
import type { VoiWindows } from "./windowLevel";

/** One frame of one instance: what a stack is made of. */
export interface Frame {
  /** Unique in the page. */
  id: string;
  instance: InstanceAddress;
  /** From 1, as the address of a frame has it. */
  frameNumber: number;
  sopClassUID: string;
  instanceNumber?: number;
  modality: string;
  format: PixelFormat;
  rescale: Rescale;
  palette?: Palette;
  /** In the place of `rescale`, which then changes nothing. */
  modalityTable?: LookupTable;
  /** Shown where no window came with the picture, as the server renders it too. */
  voiTable?: VoiTable;
  voi: VoiWindows;
  spacing: PixelSpacing;
  plane?: ImagePlane;
  /** PS3.3 C.7.6.1.1.1, where only the direction of rows and columns is known: `["L", "F"]`. */
  patientOrientation?: [string, string];
  /** Of PET alone. */
  suv?: Suv;
  /** Unit of a PET value, as the device names it (PS3.3 C.8.9.1). */
  petUnits?: string;
  /** Which breast a mammogram shows, and from where, as films are marked: `CC`, `MLO` (PS3.3 C.8.11.7). */
  laterality?: "L" | "R";
  viewPosition?: string;
  /** Lossy Image Compression (0028,2110). */
  lossyImageCompression?: string;
  sliceThickness?: number;
  /** Where memory is short: of which frame its pixels are means, of so many by so many. */
  reduced?: { of: Frame; by: number };
  /** The frame whose pixels it shows, or which of them. */
  part?: { of: Frame; at: Rectangle };
  /** What is drawn over it. */
  overlays: readonly Overlay[];
  /** What a segmentation says that this frame's pixels are (PS3.3 C.8.20.4). */
  segment?: string;
}

/** Frames that are looked through one after the other. */
export interface Stack {
  kind: "stack";
  id: string;
  series: SeriesFacts;
  frames: [Frame, ...Frame[]];
  /** Milliseconds a frame, where the device recorded a pace (PS3.3 C.7.6.5). */
  frameTime?: number;
  /** It was made here: the pictures of a sheet, or another look at a series. */
  derived?: { from: Stack; as: "cells" | "copy" };
}

/** Objects of a series that are no pictures, or none that this page can show. */
export interface DocumentItem {
  kind: "document";
  id: string;
  series: SeriesFacts;
  type: "pdf" | "report" | "video" | "waveform" | "other";
  instance: InstanceAddress;
  title?: string;
  /** The file inside, where the server says where it is. */
  file?: LookupData;
  /** Everything that the report says. */
  report?: DicomDataset;
}

export type StudyItem = Stack | DocumentItem;

export interface SeriesFacts {
  studyInstanceUID: string;
  seriesInstanceUID: string;
  modality: string;
  seriesNumber?: number;
  description?: string;
}

export interface StudyFacts {
  studyInstanceUID: string;
  /** Attributes of patient and study as the images have them, for what is stored beside those. */
  attributes: DicomDataset;
  patient: Patient;
  description?: string;
  /** Where it was taken. */
  institution?: string;
  /** Date and time as 2026-03-09 14:05. */
  taken?: string;
}

export interface Patient {
  name?: string;
  id?: string;
  /** Whose number `id` is (0010,0021): two hospitals may give the same one to two people. */
  issuer?: string;
  sex?: string;
  birthDate?: string;
}

export interface Study {
  studies: StudyFacts[];
  /** In the order in which they are offered; empty: there is nothing to see. */
  items: StudyItem[];
  /** How somebody looked at images (PS3.3 A.33): no series to look at. */
  presentations: DicomDataset[];
}

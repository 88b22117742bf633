import { isGrey, type Frame } from "../study";

/** Projections in which a chest may be seen from the front or the back; what else it is, the reader sees. */
const modalities = new Set(["CR", "DX", "RG"]);
const fromTheSide = /LAT|^[LR]L/i;

export const isChest = (frame: Pick<Frame, "format" | "modality" | "viewPosition">): boolean =>
  modalities.has(frame.modality) && isGrey(frame) && !fromTheSide.test(frame.viewPosition ?? "");

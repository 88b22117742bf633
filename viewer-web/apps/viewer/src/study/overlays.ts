import { numberOf, numbersOf, textOf, type DicomDataset } from "../dicomweb";
import type { LookupData, PixelFormat } from "./pixelFormat";
import { dataOf } from "./pixelFormat";

/** A plane of single bits that is drawn over a frame (PS3.3 C.9.2). */
export interface Overlay {
  /** The group's number, such as 6000. */
  group: string;
  rows: number;
  columns: number;
  /** Pixel of the frame, from 0, under the plane's first one; it may lie outside. */
  origin: [column: number, row: number];
  /** A region is filled, graphics are lines and letters. */
  kind: "graphics" | "region";
  bits: OverlayBits;
}

type OverlayBits =
  /** Packed, eight a byte, the first in the lowest bit (PS3.5 §8.1.1). */
  | { by: "plane"; data: LookupData; first: number }
  /** Retired: one of the bits of each pixel that the picture leaves free. */
  | { by: "pixels"; bit: number };

/** What an instance says of a group of overlays, for all of its frames. */
interface OverlayGroup extends Omit<Overlay, "bits"> {
  /** Frames of the instance that it belongs to; undefined: all of them, with one plane. */
  frames: { first: number; count: number } | undefined;
  /** Undefined where its bits are among those of the pixels. */
  data: LookupData | undefined;
  /** Which one of them. */
  bit: number;
}

const GROUPS = Array.from({ length: 16 }, (_, index) => (0x6000 + 2 * index).toString(16).toUpperCase());

export const overlayGroupsOf = (instance: DicomDataset): OverlayGroup[] =>
  GROUPS.flatMap((group) => overlayGroupOf(instance, group) ?? []);

function overlayGroupOf(instance: DicomDataset, group: string): OverlayGroup | undefined {
  const rows = numberOf(instance, `${group}0010`) ?? 0;
  const columns = numberOf(instance, `${group}0011`) ?? 0;
  if (!(rows > 0 && columns > 0)) {
    return undefined;
  }
  const [row = 1, column = 1] = numbersOf(instance, `${group}0050`) ?? [];
  return {
    group,
    rows,
    columns,
    origin: [column - 1, row - 1],
    kind: textOf(instance, `${group}0040`) === "R" ? "region" : "graphics",
    frames: framesOf(instance, group),
    data: dataOf(instance, `${group}3000`),
    bit: numberOf(instance, `${group}0102`) ?? 0,
  };
}

/** A plane that names no frame belongs to all of them. */
function framesOf(instance: DicomDataset, group: string): OverlayGroup["frames"] {
  const count = numberOf(instance, `${group}0015`);
  const first = numberOf(instance, `${group}0051`);
  return count === undefined && first === undefined ? undefined : { first: first ?? 1, count: count ?? 1 };
}

/** What is drawn over a frame (from 1) of the instance. */
export function overlaysOn(
  groups: readonly OverlayGroup[],
  frameNumber: number,
  format: PixelFormat,
): Overlay[] {
  return groups.flatMap((one) => {
    const { group, rows, columns, origin, kind } = one;
    const bits = bitsOn(one, frameNumber, format);
    return bits ? [{ group, rows, columns, origin, kind, bits }] : [];
  });
}

function bitsOn(
  { rows, columns, frames, data, bit }: OverlayGroup,
  frameNumber: number,
  { bitsAllocated, bitsStored, highBit = bitsStored - 1, samplesPerPixel }: PixelFormat,
): OverlayBits | undefined {
  const index = frames ? frameNumber - frames.first : 0;
  if (index < 0 || index >= (frames?.count ?? 1)) {
    return undefined;
  }
  if (data) {
    return { by: "plane", data, first: index * rows * columns };
  }
  const free = samplesPerPixel === 1 && bit < bitsAllocated && (bit > highBit || bit <= highBit - bitsStored);
  return free ? { by: "pixels", bit } : undefined;
}

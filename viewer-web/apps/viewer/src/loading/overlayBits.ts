import type { DicomWeb } from "../dicomweb";
import { unpackedBits } from "../picture/nativePicture";
import { isUncompressedLittleEndian, type Frame, type LookupData, type Overlay } from "../study";
import type { FrameSource } from "./FrameSource";
import { fetchOnce } from "./fetchOnce";
import { bytesOf } from "./lookupEntries";

/** Of all frames of an instance, packed as they came. */
const planes = new WeakMap<LookupData, Promise<Uint8Array>>();
const freeBits = new WeakMap<Overlay, Promise<Uint8Array>>();

/** One byte a pixel of the plane, 1 where it is drawn. Of compressed pixels the free bits are lost: nothing is drawn. */
export async function fetchOverlay(source: FrameSource, frame: Frame, overlay: Overlay): Promise<Uint8Array> {
  const { rows, columns, bits } = overlay;
  if (bits.by === "plane") {
    const { data, first } = bits;
    const packed = await fetchOnce(planes, data, () => packedBits(source.server, data));
    return unpackedBits(packed, rows * columns, first);
  }
  return fetchOnce(freeBits, overlay, () => fetchFreeBits(source, frame, bits.bit, rows * columns));
}

const packedBits = async (server: DicomWeb, data: LookupData): Promise<Uint8Array> =>
  data.values ? Uint8Array.from(data.values) : bytesOf(server, data, {});

async function fetchFreeBits(
  source: FrameSource,
  frame: Frame,
  bit: number,
  pixels: number,
): Promise<Uint8Array> {
  const { bytes, transferSyntaxUID = "" } = await source.fetch(frame);
  return isUncompressedLittleEndian(transferSyntaxUID)
    ? bitOfPixels(bytes, bit, frame.format.bitsAllocated / 8, pixels)
    : new Uint8Array(pixels);
}

/** @param size bytes a pixel, the lowest first */
export function bitOfPixels(bytes: Uint8Array, bit: number, size: number, count: number): Uint8Array {
  const out = new Uint8Array(count);
  for (let pixel = 0; pixel < count; pixel++) {
    out[pixel] = ((bytes[pixel * size + (bit >> 3)] ?? 0) >> (bit & 7)) & 1;
  }
  return out;
}

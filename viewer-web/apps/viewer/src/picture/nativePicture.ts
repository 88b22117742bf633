import { nativeFrameLength, type PixelFormat } from "../study";

/** Decoded samples of a picture and what turns them into values with a meaning. */
export interface Picture {
  columns: number;
  rows: number;
  /** One sample a pixel, or red, green, blue interleaved. */
  components: 1 | 3;
  samples: ArrayLike<number>;
  slope: number;
  intercept: number;
}

/** Stored values of an uncompressed little-endian frame; undefined for layouts that need the real decoder. */
export function nativeSamples(
  format: PixelFormat,
  bytes: Uint8Array<ArrayBuffer>,
): ArrayLike<number> | undefined {
  const { photometricInterpretation: kind, bitsAllocated, samplesPerPixel } = format;
  const pixels = format.rows * format.columns;
  if (bytes.length < nativeFrameLength(format)) {
    return undefined;
  }
  if (bitsAllocated === 1 && samplesPerPixel === 1) {
    return unpackedBits(bytes, pixels);
  }
  if (kind === "RGB" && bitsAllocated === 8 && samplesPerPixel === 3) {
    return format.planarConfiguration === 1 ? interleaved(bytes, pixels) : bytes;
  }
  const monochrome = kind === "MONOCHROME1" || kind === "MONOCHROME2";
  if (!monochrome || samplesPerPixel !== 1 || (bitsAllocated !== 8 && bitsAllocated !== 16)) {
    return undefined;
  }
  return monochromeSamples(format, bytes, pixels);
}

/** Eight pixels a byte, the first in the lowest bit (PS3.5 §8.1.1); a frame starts with a byte of its own on the wire. */
export function unpackedBits(bytes: Uint8Array, pixels: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(pixels);
  for (let index = 0; index < pixels; index++) {
    out[index] = ((bytes[index >> 3] ?? 0) >> (index & 7)) & 1;
  }
  return out;
}

/** Bits above the stored ones may hold anything, overlays for example (PS3.5 §8.1.1), so they are cut off. */
function monochromeSamples(format: PixelFormat, bytes: Uint8Array<ArrayBuffer>, pixels: number): Int32Array {
  const { bitsAllocated, bitsStored, pixelRepresentation } = format;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = 32 - bitsStored;
  const out = new Int32Array(pixels);
  for (let index = 0; index < pixels; index++) {
    const stored = bitsAllocated === 8 ? view.getUint8(index) : view.getUint16(2 * index, true);
    out[index] = pixelRepresentation === 1 ? (stored << shift) >> shift : (stored << shift) >>> shift;
  }
  return out;
}

function interleaved(bytes: Uint8Array, pixels: number): Uint8Array {
  const out = new Uint8Array(3 * pixels);
  for (let index = 0; index < pixels; index++) {
    for (let plane = 0; plane < 3; plane++) {
      out[3 * index + plane] = bytes[plane * pixels + index] ?? 0;
    }
  }
  return out;
}

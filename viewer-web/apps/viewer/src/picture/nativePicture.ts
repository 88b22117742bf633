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
  return monochromeSamples(format, bytes, new Int32Array(pixels));
}

/**
 * Eight pixels a byte, the first in the lowest bit (PS3.5 §8.1.1); a frame starts with a byte of its own on the wire.
 *
 * @param first the bit to begin with: frames of an overlay follow one another without a gap (PS3.5 §8.1.2)
 */
export function unpackedBits(bytes: Uint8Array, pixels: number, first = 0): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(pixels);
  for (let index = 0; index < pixels; index++) {
    const bit = first + index;
    out[index] = ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1;
  }
  return out;
}

/** Bits beside the stored ones may hold anything, overlays for example (PS3.5 §8.1.1), so they are cut off; fills `out`. */
function monochromeSamples<Samples extends Int32Array | Int16Array | Uint8Array>(
  format: PixelFormat,
  bytes: Uint8Array<ArrayBuffer>,
  out: Samples,
): Samples {
  const { bitsAllocated, bitsStored, pixelRepresentation } = format;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = 32 - bitsStored;
  const above = 31 - (format.highBit ?? bitsStored - 1);
  for (let index = 0; index < out.length; index++) {
    const stored = bitsAllocated === 8 ? view.getUint8(index) : view.getUint16(2 * index, true);
    out[index] = pixelRepresentation === 1 ? (stored << above) >> shift : (stored << above) >>> shift;
  }
  return out;
}

/** The same layout with the stored bits lowest and nothing above them but their sign; the bytes themselves where there is no room for more. */
export function withoutFreeBits(
  format: PixelFormat,
  bytes: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const { rows, columns, bitsAllocated, bitsStored, samplesPerPixel } = format;
  const sized = bitsAllocated === 8 || bitsAllocated === 16;
  if (!sized || bitsStored >= bitsAllocated || samplesPerPixel !== 1) {
    return bytes;
  }
  const pixels = rows * columns;
  return bitsAllocated === 8
    ? monochromeSamples(format, bytes, new Uint8Array(pixels))
    : new Uint8Array(monochromeSamples(format, bytes, new Int16Array(pixels)).buffer);
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

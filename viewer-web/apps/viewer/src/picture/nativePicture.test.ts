import { describe, expect, it } from "vitest";
import type { PixelFormat } from "../study";
import { unpackedBits, withoutFreeBits } from "./nativePicture";

const format = (changes: Partial<PixelFormat>): PixelFormat => ({
  rows: 1,
  columns: 2,
  samplesPerPixel: 1,
  photometricInterpretation: "MONOCHROME2",
  bitsAllocated: 16,
  bitsStored: 12,
  pixelRepresentation: 0,
  planarConfiguration: 0,
  ...changes,
});

const cleared = (changes: Partial<PixelFormat>, ...bytes: number[]) => [
  ...withoutFreeBits(format(changes), Uint8Array.from(bytes)),
];

describe("what lies above the stored bits", () => {
  it("is no part of the value", () => {
    expect(cleared({}, 0x34, 0xf2, 0xff, 0x1f)).toEqual([0x34, 0x02, 0xff, 0x0f]);
    expect(cleared({ bitsAllocated: 8, bitsStored: 7 }, 0x81, 0x7f)).toEqual([0x01, 0x7f]);
  });

  it("is the sign where there is one", () => {
    expect(cleared({ pixelRepresentation: 1 }, 0xff, 0x0f, 0xff, 0xf7)).toEqual([0xff, 0xff, 0xff, 0x07]);
  });

  it("is also what lies below them", () => {
    expect(cleared({ highBit: 15 }, 0x4f, 0x23, 0xf0, 0xff)).toEqual([0x34, 0x02, 0xff, 0x0f]);
  });

  it("is nothing where all bits are stored: then the bytes are as they came", () => {
    const bytes = Uint8Array.of(1, 2, 3, 4);
    expect(withoutFreeBits(format({ bitsStored: 16 }), bytes)).toBe(bytes);
  });
});

describe("packed bits", () => {
  it("are unpacked from the lowest of each byte, wherever they begin", () => {
    const bytes = Uint8Array.of(0b1010_0001, 0b0000_0011);
    expect([...unpackedBits(bytes, 8)]).toEqual([1, 0, 0, 0, 0, 1, 0, 1]);
    expect([...unpackedBits(bytes, 6, 6)]).toEqual([0, 1, 1, 1, 0, 0]);
  });

  it("that are fewer than they should be end with nothing", () => {
    expect([...unpackedBits(Uint8Array.of(0xff), 8, 4)]).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
  });
});

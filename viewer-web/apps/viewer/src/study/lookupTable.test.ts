import { describe, expect, it } from "vitest";
import { expandSegments, lookupEntries, toEightBits } from "./lookupTable";
import type { LookupTable } from "./pixelFormat";

const table = (over: Partial<LookupTable>): LookupTable => ({
  entries: 4,
  firstValueMapped: 0,
  bitsPerEntry: 16,
  data: {},
  ...over,
});

describe("a lookup table", () => {
  it("is read from 16-bit words, least significant byte first", () => {
    expect(lookupEntries(table({ entries: 2 }), Uint8Array.of(0x01, 0x02, 0xff, 0xff))).toEqual([
      0x201, 0xffff,
    ]);
  });

  it("is read one byte an entry where it holds no more", () => {
    expect(lookupEntries(table({ bitsPerEntry: 8 }), Uint8Array.of(1, 2, 3, 4))).toEqual([1, 2, 3, 4]);
  });

  it("says 16 bits and means 8 where nothing is above 255", () => {
    expect(toEightBits([table({})], [[0, 255]])).toEqual([[0, 255]]);
    expect(toEightBits([table({})], [[0, 65_280]])).toEqual([[0, 255]]);
  });

  it("of a dark channel is scaled as its brighter neighbours are", () => {
    expect(
      toEightBits(
        [table({}), table({})],
        [
          [0, 200],
          [0, 65_280],
        ],
      ),
    ).toEqual([
      [0, 0],
      [0, 255],
    ]);
  });
});

describe("a segmented palette", () => {
  it("is made of values, of ramps from the last value, and of copies", () => {
    // Two values; a ramp of 4 from 20 up to 40; the first segment once more.
    const codes = [0, 2, 10, 20, 1, 4, 40, 2, 1, 0, 0];
    expect(expandSegments(codes, 8)).toEqual([10, 20, 25, 30, 35, 40, 10, 20]);
  });

  it("ends where a copy points to itself", () => {
    expect(expandSegments([0, 1, 7, 2, 2, 3, 0], 100)).toEqual([7]);
  });

  it("is never longer than its table, whatever the codes say", () => {
    expect(
      lookupEntries(
        table({ bitsPerEntry: 8, data: { segmented: true } }),
        Uint8Array.of(0, 3, 1, 2, 3, 1, 200, 255),
      ),
    ).toHaveLength(4);
  });
});

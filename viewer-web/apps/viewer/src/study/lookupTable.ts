import type { LookupTable } from "./pixelFormat";

/**
 * Entries of a table from the bytes of its data element. Entries of 8 bits may lie one a byte or, as PS3.3 C.11.1.1.1
 * allows, two in a 16-bit word of a little-endian server: both are one byte an entry. Others take two bytes each.
 */
export function lookupEntries(table: LookupTable, bytes: Uint8Array): number[] {
  const wide = table.data.segmented ? table.bitsPerEntry > 8 : bytes.length >= 2 * table.entries;
  const values = wide ? words(bytes) : [...bytes];
  return lookupValues(table, values);
}

export function lookupValues(table: LookupTable, values: number[]): number[] {
  return (table.data.segmented ? expandSegments(values, table.entries) : values).slice(0, table.entries);
}

/** What a table makes of a value; beyond its ends it goes on level (PS3.3 C.11.1.1.1). */
export function entryAt(table: LookupTable, entries: readonly number[], value: number): number {
  const place = Math.min(entries.length - 1, Math.max(0, Math.round(value) - table.firstValueMapped));
  return entries[place] ?? 0;
}

/**
 * Entries in 8 bits, of tables that belong together: they fill 16 bits or, as many devices write them, 8 bits under a
 * descriptor that says 16. A dark channel alone tells nothing of which it is.
 */
export function toEightBits(tables: readonly LookupTable[], entries: number[][]): number[][] {
  const wide = entries.some((values) => values.some((value) => value > 255));
  return entries.map((values, channel) => {
    const bits = tables[channel]?.bitsPerEntry ?? 8;
    const scale = wide && bits > 8 ? 2 ** (bits - 8) : 1;
    return values.map((value) => Math.floor(value / scale));
  });
}

/** Segmented palette (PS3.3 C.7.9.2): discrete (0), linear (1) and indirect (2) segments. */
export function expandSegments(codes: number[], entries: number): number[] {
  const out: number[] = [];
  const run = (start: number, segments: number, depth: number): void => {
    let at = start;
    for (let done = 0; done < segments && at + 1 < codes.length && out.length < entries; done++) {
      const [opcode = 0, length = 0] = codes.slice(at, at + 2);
      if (opcode === 0) {
        out.push(...codes.slice(at + 2, at + 2 + length));
        at += 2 + length;
      } else if (opcode === 1) {
        linear(out, length, codes[at + 2] ?? 0);
        at += 3;
      } else if (opcode === 2 && depth === 0) {
        // Copies of segments must not point to copies, so one level is the deepest there is.
        run(offsetOf(codes, at + 2), length, depth + 1);
        at += 4;
      } else {
        return;
      }
    }
  };
  run(0, Number.POSITIVE_INFINITY, 0);
  return out;
}

function linear(out: number[], length: number, to: number): void {
  const from = out.at(-1) ?? 0;
  for (let step = 1; step <= length; step++) {
    out.push(Math.round(from + ((to - from) * step) / length));
  }
}

/** Offset into the codes, least significant half first. */
const offsetOf = (codes: number[], at: number): number => (codes[at] ?? 0) + (codes[at + 1] ?? 0) * 65_536;

function words(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength >> 1 }, (_, index) => view.getUint16(2 * index, true));
}

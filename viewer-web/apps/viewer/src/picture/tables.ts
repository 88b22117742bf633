import { entryAt, type LookupTable } from "../study";

/** Stored values as the modality's, by its table (PS3.3 C.11.1.1). */
export function mapped(
  samples: ArrayLike<number>,
  table: LookupTable,
  entries: readonly number[],
): Uint16Array<ArrayBuffer> {
  const out = new Uint16Array(samples.length);
  for (let index = 0; index < samples.length; index++) {
    out[index] = entryAt(table, entries, samples[index] ?? 0);
  }
  return out;
}

/**
 * Brightness 0…1 by a VOI table: the largest entry that its bits could hold is white, whichever it holds (PS3.3
 * C.11.2.1.1). Some devices state fewer bits than their entries have.
 */
export function voiTone(table: LookupTable, entries: readonly number[]): (value: number) => number {
  const largest = entries.reduce((most, entry) => Math.max(most, entry), 0);
  const white = 2 ** Math.max(table.bitsPerEntry, Math.ceil(Math.log2(largest + 1))) - 1;
  return (value) => entryAt(table, entries, value) / white;
}

import type { DicomWeb, FetchOptions } from "../dicomweb";
import { lookupEntries, lookupValues, type Frame, type LookupTable } from "../study";

/** Entries of a frame's tables; undefined where it has none. */
export interface FrameTables {
  modality?: number[];
  voi?: number[];
}

/** Each table is fetched once. */
const fetched = new WeakMap<LookupTable, Promise<number[]>>();

/**
 * What the frame needs to be seen as its device meant it, wherever the server keeps it. Without its values a frame is
 * nothing; without its curve, which is not asked for where a window goes before it, it is still a picture.
 */
export async function fetchFrameTables(
  server: DicomWeb,
  { modalityTable, voiTable, voi }: Frame,
): Promise<FrameTables> {
  const [modality, curve] = await Promise.all([
    modalityTable && fetchOnce(server, modalityTable),
    voiTable && voi.windows.length === 0 ? fetchOnce(server, voiTable).catch(() => undefined) : undefined,
  ]);
  return { modality, voi: curve };
}

/** To the end, though the frame that asked is given up: others wait for it too. */
function fetchOnce(server: DicomWeb, table: LookupTable): Promise<number[]> {
  const known = fetched.get(table);
  if (known) {
    return known;
  }
  const entries = fetchLookupEntries(server, table, {});
  fetched.set(table, entries);
  // Whoever asks next asks the server again.
  entries.catch(() => fetched.delete(table));
  return entries;
}

/** Fetches the entries where the metadata only point to them. */
export async function fetchLookupEntries(
  server: DicomWeb,
  table: LookupTable,
  options: FetchOptions,
): Promise<number[]> {
  const { values, inlineBinary, bulkDataURI } = table.data;
  return values
    ? lookupValues(table, values)
    : lookupEntries(
        table,
        inlineBinary ? fromBase64(inlineBinary) : await server.bulkData(bulkDataURI ?? "", options),
      );
}

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

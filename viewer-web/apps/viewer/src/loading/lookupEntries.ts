import type { DicomWeb, FetchOptions } from "../dicomweb";
import { lookupEntries, lookupValues, type Frame, type LookupData, type LookupTable } from "../study";
import { fetchOnce } from "./fetchOnce";

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
  // To the end, though the frame that asked is given up: others wait for it too.
  const entriesOf = (table: LookupTable) =>
    fetchOnce(fetched, table, () => fetchLookupEntries(server, table, {}));
  const [modality, curve] = await Promise.all([
    modalityTable && entriesOf(modalityTable),
    voiTable && voi.windows.length === 0 ? entriesOf(voiTable).catch(() => undefined) : undefined,
  ]);
  return { modality, voi: curve };
}

/** Fetches the entries where the metadata only point to them. */
export async function fetchLookupEntries(
  server: DicomWeb,
  table: LookupTable,
  options: FetchOptions,
): Promise<number[]> {
  const { values } = table.data;
  return values
    ? lookupValues(table, values)
    : lookupEntries(table, await bytesOf(server, table.data, options));
}

/** Bytes that the metadata hold, or only point to. */
export async function bytesOf(
  server: DicomWeb,
  { inlineBinary, bulkDataURI }: Pick<LookupData, "inlineBinary" | "bulkDataURI">,
  options: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  return inlineBinary
    ? Uint8Array.from(atob(inlineBinary), (letter) => letter.charCodeAt(0))
    : server.bulkData(bulkDataURI ?? "", options);
}

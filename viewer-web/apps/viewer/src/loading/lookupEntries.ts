import type { DicomWeb, FetchOptions } from "../dicomweb";
import { lookupEntries, lookupValues, type LookupTable } from "../study";

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

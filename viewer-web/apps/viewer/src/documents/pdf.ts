import { DicomWebFailure, type DicomWeb } from "../dicomweb";
import { bytesOf } from "../loading";
import type { DocumentItem } from "../study";

const PDF = "application/pdf";

/** The document itself where the metadata say where it is, as every server does, else as the server renders it. */
export async function pdfOf(
  { file, instance }: DocumentItem,
  server: DicomWeb,
  signal: AbortSignal,
): Promise<Blob> {
  if (!file?.inlineBinary && !file?.bulkDataURI) {
    return server.document(instance, PDF, { signal });
  }
  const bytes = await bytesOf(server, file, { signal });
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== "%PDF") {
    throw new DicomWebFailure("damaged", 200, "the document is no PDF");
  }
  return new Blob([bytes], { type: PDF });
}

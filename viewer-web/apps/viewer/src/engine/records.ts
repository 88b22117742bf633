import type { Types } from "@cornerstonejs/tools";
import type { ReadDrawing } from "../sr";

/** What a document says of a drawing that was read from it; it stays with the drawing. */
export interface SavedRecord extends Pick<
  ReadDrawing,
  "trackingUid" | "quantities" | "statements" | "words" | "points"
> {
  /** SOP Instance UID of the document. */
  document: string;
  /** Who observed, else whose program wrote it; undefined where the document names neither. */
  by?: string;
  /** As 2026-11-26 14:05. */
  written?: string;
}

/** Documents of the reader's own. */
const own = new Set<string>();

/** They may be changed, and are saved again with what is drawn anew. */
export const ownDocument = (sopInstanceUID: string): void => void own.add(sopInstanceUID);

export const recordOf = (data: Types.Annotation["data"]): SavedRecord | undefined =>
  data["record"] as SavedRecord | undefined;

/** What was drawn here is the reader's, as is what their own documents hold. */
export const isOwn = (record: SavedRecord | undefined): boolean =>
  record === undefined || own.has(record.document);

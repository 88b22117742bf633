import type { Frame } from "./model";
import { isGrey } from "./pixelFormat";

/** CT Image Storage, Enhanced CT, Legacy Converted Enhanced CT (PS3.4 table B.5-1). */
const tomographs = new Set([
  "1.2.840.10008.5.1.4.1.1.2",
  "1.2.840.10008.5.1.4.1.1.2.1",
  "1.2.840.10008.5.1.4.1.1.2.2",
]);

/** Units of PET (PS3.3 C.8.9.1) as people write them. */
const petWords: Record<string, string> = { BQML: "Bq/ml", CNTS: "counts", CPS: "counts/s", GML: "g/ml" };

type Facts = Pick<Frame, "format" | "modality" | "modalityTable" | "petUnits" | "rescale" | "sopClassUID">;

/**
 * Unit of a frame's values; empty where they have none or nobody said which. Values of CT are Hounsfield units unless it
 * says otherwise, but not those of a picture that was only stored beside it: a screenshot, a dose sheet, a colour map.
 * `US` is the standard's word for unspecified (PS3.3 C.11.1.1.2).
 */
export function valueUnitOf({
  format,
  modality,
  modalityTable,
  petUnits,
  rescale,
  sopClassUID,
}: Facts): string {
  if (!isGrey({ format }) || format.bitsAllocated === 1 || modalityTable) {
    return "";
  }
  if (petUnits) {
    return petWords[petUnits] ?? petUnits;
  }
  if (rescale.type === "US") {
    return "";
  }
  const hounsfield = modality === "CT" && (tomographs.has(sopClassUID) || rescale.given === true);
  return rescale.type ?? (hounsfield ? "HU" : "");
}

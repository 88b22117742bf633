import { textOf, type DicomDataset } from "../dicomweb";
import type { FrameAttributes } from "./frameAttributes";
import { tableOf, type LookupTable, type PixelFormat } from "./pixelFormat";

const LUTDescriptor = "00283002";
const LUTData = "00283006";

/** A table of PS3.3 C.11.2.1.1 with the device's own name of it. */
export interface VoiTable extends LookupTable {
  explanation?: string;
}

/** The table that takes the place of slope and intercept (PS3.3 C.11.1.1); its entries are the modality's values. */
export function modalityTableOf(attributes: FrameAttributes, format: PixelFormat): LookupTable | undefined {
  return first(attributes.sequence("00283000"), format.pixelRepresentation === 1);
}

/** The first usable item of the VOI LUT Sequence: the view that the device offers before its others (PS3.3 C.11.2.1.1). */
export function voiTableOf(attributes: FrameAttributes, signed: boolean): VoiTable | undefined {
  return first(attributes.sequence("00283010"), signed);
}

function first(items: DicomDataset[], signed: boolean): VoiTable | undefined {
  for (const item of items) {
    const table = usableTable(item, signed);
    if (table) {
      return table;
    }
  }
  return undefined;
}

/** One table for all frames that share its item, so that it is fetched and kept once. */
const known = {
  signed: new WeakMap<DicomDataset, VoiTable>(),
  unsigned: new WeakMap<DicomDataset, VoiTable>(),
};

function usableTable(item: DicomDataset, signed: boolean): VoiTable | undefined {
  const ofThisSign = known[signed ? "signed" : "unsigned"];
  const before = ofThisSign.get(item);
  if (before) {
    return before;
  }
  const table = tableOf(item, LUTDescriptor, LUTData);
  if (!table || table.bitsPerEntry < 1 || table.bitsPerEntry > 16) {
    return undefined;
  }
  const made = {
    ...table,
    firstValueMapped: signed ? signedWord(table.firstValueMapped) : table.firstValueMapped,
    explanation: textOf(item, "00283003"),
  };
  ofThisSign.set(item, made);
  return made;
}

/** Servers that could not tell give the descriptor as unsigned: -1000 comes as 64536. */
const signedWord = (value: number) => (value > 32_767 ? value - 65_536 : value);

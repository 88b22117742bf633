import type { DicomDataset } from "../dicomweb";
import type { FrameAttributes } from "./frameAttributes";
import type { Frame } from "./model";

/** How the stored values of a frame are laid out (PS3.3 C.7.6.3). */
export interface PixelFormat {
  rows: number;
  columns: number;
  samplesPerPixel: number;
  photometricInterpretation: string;
  bitsAllocated: number;
  bitsStored: number;
  /** Of the stored bits the highest; the last of the lower ones where it is left out. */
  highBit?: number | undefined;
  /** 1: two's complement. */
  pixelRepresentation: 0 | 1;
  /** 1: plane after plane. */
  planarConfiguration: 0 | 1;
}

/** What turns stored values into what they mean, such as Hounsfield units (PS3.3 C.11.1). */
export interface Rescale {
  slope: number;
  intercept: number;
  /** `HU`, `US` and so on; undefined where the device did not say. */
  type?: string;
  /** The device gave it, so that its values mean something. */
  given?: boolean;
}

/** A table of PS3.3 C.11; its entries may be elsewhere on the server. */
export interface LookupTable {
  entries: number;
  firstValueMapped: number;
  bitsPerEntry: number;
  data: LookupData;
}

export interface LookupData {
  values?: number[];
  inlineBinary?: string;
  bulkDataURI?: string;
  /** Segmented by PS3.3 C.7.9.2, to be expanded. */
  segmented?: boolean;
}

export interface Palette {
  red: LookupTable;
  green: LookupTable;
  blue: LookupTable;
}

/** Undefined where the object has no picture that could be laid out. */
export function pixelFormatOf(attributes: FrameAttributes): PixelFormat | undefined {
  const rows = attributes.number("00280010") ?? 0;
  const columns = attributes.number("00280011") ?? 0;
  const bitsAllocated = attributes.number("00280100") ?? 0;
  if (rows < 1 || columns < 1 || bitsAllocated < 1) {
    return undefined;
  }
  const samplesPerPixel = attributes.number("00280002") ?? 1;
  return {
    rows,
    columns,
    samplesPerPixel,
    photometricInterpretation: attributes.text("00280004") ?? (samplesPerPixel === 3 ? "RGB" : "MONOCHROME2"),
    bitsAllocated,
    bitsStored: attributes.number("00280101") ?? bitsAllocated,
    highBit: attributes.number("00280102"),
    pixelRepresentation: attributes.number("00280103") === 1 ? 1 : 0,
    planarConfiguration: attributes.number("00280006") === 1 ? 1 : 0,
  };
}

/** As the frame is shown: a bit becomes a byte, and what comes out of a modality table is what it holds. */
export function shownFormat({ format, modalityTable }: Pick<Frame, "format" | "modalityTable">): PixelFormat {
  if (modalityTable) {
    return { ...format, bitsAllocated: 16, bitsStored: 16, pixelRepresentation: 0 };
  }
  return format.bitsAllocated === 1 ? { ...format, bitsAllocated: 8, bitsStored: 8 } : format;
}

/** One sample a pixel, and no palette of the picture's own. */
export const isGrey = ({ format }: Pick<Frame, "format">): boolean =>
  format.photometricInterpretation.startsWith("MONOCHROME");

/** Bytes of an uncompressed frame; YBR_FULL_422 leaves every second pair of colour samples out (PS3.3 C.7.6.3.1.2). */
export function nativeFrameLength(format: PixelFormat): number {
  const { rows, columns, samplesPerPixel, bitsAllocated, photometricInterpretation } = format;
  const samples = photometricInterpretation === "YBR_FULL_422" ? 2 : samplesPerPixel;
  return Math.ceil((rows * columns * samples * bitsAllocated) / 8);
}

/** Dose grids have a scaling instead of a slope (PS3.3 C.8.8.3). A slope of nothing would make every value the same. */
export function rescaleOf(attributes: FrameAttributes): Rescale {
  const given = attributes.number("00281053") ?? attributes.number("3004000E");
  const slope = given ?? 1;
  return {
    given: given !== undefined,
    slope: slope === 0 ? 1 : slope,
    intercept: attributes.number("00281052") ?? 0,
    type: attributes.text("00281054"),
  };
}

export function paletteOf(instance: DicomDataset): Palette | undefined {
  const red = tableOf(instance, "00281101", "00281201", "00281221");
  const green = tableOf(instance, "00281102", "00281202", "00281222");
  const blue = tableOf(instance, "00281103", "00281203", "00281223");
  return red && green && blue ? { red, green, blue } : undefined;
}

export function tableOf(
  dataset: DicomDataset,
  descriptorTag: string,
  dataTag: string,
  segmentedTag?: string,
): LookupTable | undefined {
  const [entries, firstValueMapped, bitsPerEntry] = numbers(dataset[descriptorTag]?.Value);
  const plain = dataOf(dataset, dataTag);
  const segmented = segmentedTag ? dataOf(dataset, segmentedTag) : undefined;
  const data = plain ?? (segmented && { ...segmented, segmented: true });
  if (entries === undefined || firstValueMapped === undefined || bitsPerEntry === undefined || !data) {
    return undefined;
  }
  // 65,536 entries do not fit into the 16 bits of the descriptor and are written as 0 (PS3.3 C.11.1.1.1).
  return { entries: entries === 0 ? 65_536 : entries, firstValueMapped, bitsPerEntry, data };
}

export function dataOf(dataset: DicomDataset, tag: string): LookupData | undefined {
  const element = dataset[tag];
  if (element?.Value && element.Value.length > 0) {
    return { values: numbers(element.Value) };
  }
  return element?.InlineBinary || element?.BulkDataURI
    ? { inlineBinary: element.InlineBinary, bulkDataURI: element.BulkDataURI }
    : undefined;
}

const numbers = (values: unknown[] | undefined): number[] =>
  (values ?? []).map(Number).filter((value) => Number.isFinite(value));

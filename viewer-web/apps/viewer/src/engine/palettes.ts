import { DicomWeb, DicomWebFailure, type FetchOptions } from "../dicomweb";
import { fetchLookupEntries } from "../loading";
import { toEightBits, type Frame, type LookupTable } from "../study";

interface PaletteModule {
  redPaletteColorLookupTableDescriptor: number[];
  greenPaletteColorLookupTableDescriptor: number[];
  bluePaletteColorLookupTableDescriptor: number[];
  redPaletteColorLookupTableData: number[];
  greenPaletteColorLookupTableData: number[];
  bluePaletteColorLookupTableData: number[];
}

/** Palettes that were fetched, by the instance that they belong to. */
const palettes = new Map<string, PaletteModule>();

export const paletteModuleOf = (frame: Frame): PaletteModule | undefined =>
  palettes.get(frame.instance.sopInstanceUID);

/** Fetches the colours of a palette picture once, before its first frame is decoded. */
export async function loadPalette(server: DicomWeb, frame: Frame, options: FetchOptions): Promise<void> {
  if (frame.format.photometricInterpretation !== "PALETTE COLOR" || paletteModuleOf(frame)) {
    return;
  }
  const { palette } = frame;
  if (!palette) {
    throw new DicomWebFailure("damaged", 0, "a palette picture without its palette");
  }
  const tables = [palette.red, palette.green, palette.blue];
  const [red, green, blue] = toEightBits(
    tables,
    await Promise.all(tables.map((table) => fetchLookupEntries(server, table, options))),
  );
  palettes.set(frame.instance.sopInstanceUID, {
    redPaletteColorLookupTableDescriptor: descriptor(palette.red),
    greenPaletteColorLookupTableDescriptor: descriptor(palette.green),
    bluePaletteColorLookupTableDescriptor: descriptor(palette.blue),
    redPaletteColorLookupTableData: red ?? [],
    greenPaletteColorLookupTableData: green ?? [],
    bluePaletteColorLookupTableData: blue ?? [],
  });
}

const descriptor = (table: LookupTable) => [table.entries, table.firstValueMapped, 8];

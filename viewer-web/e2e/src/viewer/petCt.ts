import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sample } from "./samples";

/** Public sample files, where the Java tests look for them too: named, or beside the checkout. */
const samples = process.env["DICOM_SAMPLES"] ?? join(import.meta.dirname, "../../../../../shared/dicom");

const petCt = join(samples, "pet-ct");

/**
 * A folder with `ct`, `pt` and `truth.tsv`: places in millimetres of the patient, and the SUV that is there. Undefined
 * where there are no samples.
 */
export const petCtFolder = existsSync(petCt) ? petCt : undefined;

/** A CT and a PET that somebody recorded, one file a slice. */
export const petCtStudy = (folder: string): Sample => {
  const files = ["ct", "pt"].flatMap((series) => filesOf(folder, series));
  return { studyInstanceUID: uid(files[0] ?? new Uint8Array(), 0x0020, 0x000d), files };
};

export const filesOf = (folder: string, series: string): Uint8Array[] =>
  readdirSync(join(folder, series))
    .toSorted()
    .map((name) => readFileSync(join(folder, series, name)));

export interface Lesion {
  x: number;
  y: number;
  z: number;
  suv: number;
}

export const lesions = (folder: string): Lesion[] =>
  readFileSync(join(folder, "truth.tsv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [x = 0, y = 0, z = 0, , suv = 0] = line.split("\t").map(Number);
      return { x, y, z, suv };
    });

/** Value of an element in explicit little endian, of a tag that does not occur in the values before it. */
function uid(file: Uint8Array, group: number, element: number): string {
  const bytes = Buffer.from(file);
  const tag = Buffer.alloc(6);
  tag.writeUInt16LE(group, 0);
  tag.writeUInt16LE(element, 2);
  tag.write("UI", 4, "latin1");
  const at = bytes.indexOf(tag);
  return bytes
    .subarray(at + 8, at + 8 + bytes.readUInt16LE(at + 6))
    .toString("latin1")
    .replaceAll("\0", "");
}

import type { DicomDataset } from "../dicomweb";

type Values = Record<string, [vr: string, ...values: unknown[]]>;

/** Elements as `tag: [vr, value, …]`. */
export function dataset(elements: Values): DicomDataset {
  return Object.fromEntries(Object.entries(elements).map(([tag, [vr, ...Value]]) => [tag, { vr, Value }]));
}

/** A small CT slice; what a test does not name is valid and dull. */
export function anInstance(number: number, elements: Values = {}): DicomDataset {
  return dataset({
    "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.2"],
    "00080018": ["UI", `1.9.${number}`],
    "0020000D": ["UI", "1.1"],
    "0020000E": ["UI", "1.2"],
    "00080060": ["CS", "CT"],
    "00200013": ["IS", number],
    "00280002": ["US", 1],
    "00280004": ["CS", "MONOCHROME2"],
    "00280010": ["US", 4],
    "00280011": ["US", 6],
    "00280100": ["US", 16],
    "00280101": ["US", 12],
    "00280103": ["US", 0],
    ...elements,
  });
}

export const atPosition = (z: number): Values => ({
  "00200032": ["DS", 0, 0, z],
  "00200037": ["DS", 1, 0, 0, 0, 1, 0],
});

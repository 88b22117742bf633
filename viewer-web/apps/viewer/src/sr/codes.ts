import { codeValueOf, itemOf, textOf, type DicomDataset } from "../dicomweb";
import type { SpacingBasis } from "../study";

/** A coded concept (PS3.3 §8.8). */
export interface Code {
  value: string;
  scheme: "DCM" | "SCT" | "UCUM" | "RFC5646" | typeof OURS;
  meaning: string;
}

/** Concepts that neither DICOM nor SNOMED CT has a code for; designators of one's own begin with 99 (PS3.16 §8.2). */
const OURS = "99YINGDUN";

const dcm = (value: string, meaning: string): Code => ({ value, scheme: "DCM", meaning });
const sct = (value: string, meaning: string): Code => ({ value, scheme: "SCT", meaning });
const ucum = (value: string, meaning: string): Code => ({ value, scheme: "UCUM", meaning });
const ours = (value: string, meaning: string): Code => ({ value, scheme: OURS, meaning });

/** PS3.16 annex D (DCM) and the context groups of TID 1500, TID 1501, TID 1410 and TID 300. */
export const codes = {
  ofInterest: dcm("113000", "Of Interest"),
  noLongerOfInterest: ours("NO_LONGER_OF_INTEREST", "No longer of interest"),
  measurementReport: dcm("126000", "Imaging Measurement Report"),
  imagingMeasurements: dcm("126010", "Imaging Measurements"),
  measurementGroup: dcm("125007", "Measurement Group"),
  language: dcm("121049", "Language of Content Item and Descendants"),
  english: { value: "en", scheme: "RFC5646", meaning: "English" } as Code,
  observerType: dcm("121005", "Observer Type"),
  person: dcm("121006", "Person"),
  device: dcm("121007", "Device"),
  personName: dcm("121008", "Person Observer Name"),
  personLogin: dcm("128774", "Person Observer's Login Name"),
  deviceUid: dcm("121012", "Device Observer UID"),
  deviceName: dcm("121013", "Device Observer Name"),
  deviceManufacturer: dcm("121014", "Device Observer Manufacturer"),
  procedureReported: dcm("121058", "Procedure reported"),
  imagingProcedure: sct("363679005", "Imaging procedure"),
  trackingIdentifier: dcm("112039", "Tracking Identifier"),
  trackingUid: dcm("112040", "Tracking Unique Identifier"),
  finding: dcm("121071", "Finding"),
  findingSite: sct("363698007", "Finding Site"),
  method: sct("370129005", "Measurement Method"),
  derivation: dcm("121401", "Derivation"),
  imageRegion: dcm("111030", "Image Region"),
  comment: dcm("121106", "Comment"),
  calibration: dcm("122505", "Calibration"),
  heart: sct("80891009", "Heart"),
  thorax: sct("816094009", "Thorax"),
  length: sct("410668003", "Length"),
  longAxis: sct("103339001", "Long Axis"),
  shortAxis: sct("103340004", "Short Axis"),
  width: sct("103355008", "Width"),
  angle: sct("1483009", "Angle"),
  cobbAngle: sct("285285000", "Cobb angle"),
  source: dcm("121112", "Source of Measurement"),
  volume: sct("118565006", "Volume"),
  area: sct("42798000", "Area"),
  mean: sct("373098007", "Mean"),
  deviation: sct("386136009", "Standard Deviation"),
  minimum: sct("255605001", "Minimum"),
  maximum: sct("56851009", "Maximum"),
  attenuation: dcm("112031", "Attenuation Coefficient"),
  suvbw: dcm("126401", "SUVbw"),
  activity: dcm("110821", "Nuclear Medicine Tomographic Activity"),
  red: dcm("110834", "RGB R Component"),
  green: dcm("110835", "RGB G Component"),
  blue: dcm("110836", "RGB B Component"),
  pixelValue: ours("VALUE", "Value of the image after its modality transformation"),
  ratio: ours("CTR", "Cardiothoracic ratio"),
  proposed: ours("PROPOSED", "Proposed by the program, not corrected by a person"),
  wholeSeries: ours("SERIES", "Holds for the images of the series with the same pixel spacing"),
} as const;

/** What millimetres stand on where they are not the patient's by themselves, as the method of a measurement. */
export const methodOfBasis: Partial<Record<SpacingBasis, Code>> = {
  calibrated: ours("CALIBRATED", "Pixel spacing calibrated by the device or a person"),
  reader: ours("READER", "Pixel spacing calibrated by the reader with a known length"),
  magnification: ours("MAGNIFICATION", "Detector spacing divided by the estimated magnification"),
  detector: ours("DETECTOR", "At the detector plane, larger than in the patient"),
};

/** Units as the viewer writes them, and in UCUM (PS3.16 CID 82 to 85, 7181, 7460, 7461). */
const units: readonly (readonly [ours: string, code: Code])[] = [
  ["mm", ucum("mm", "millimeter")],
  ["mm²", ucum("mm2", "square millimeter")],
  ["mm³", ucum("mm3", "cubic millimeter")],
  ["px", ucum("{pixels}", "pixels")],
  ["px²", ucum("{pixels}2", "square pixels")],
  ["°", ucum("deg", "degree")],
  ["HU", ucum("[hnsf'U]", "Hounsfield unit")],
  ["SUVbw", ucum("g/ml{SUVbw}", "Standardized Uptake Value body weight")],
  ["g/ml", ucum("g/ml", "gram per milliliter")],
  ["Bq/ml", ucum("Bq/ml", "Becquerels/milliliter")],
  ["counts", ucum("{counts}", "Counts")],
  ["counts/s", ucum("{counts}/s", "Counts per second")],
  ["", ucum("1", "no units")],
];

export const ratioUnit = ucum("{ratio}", "ratio");

/** What a device calls its unit, where UCUM has no sign for it, is an annotation (UCUM §12): ASCII, no braces. */
export function unitCode(unit: string): Code {
  const known = units.find(([sign]) => sign === unit)?.[1];
  const named = unit.replaceAll(/[^!-z|~]/g, "").slice(0, 14);
  return known ?? (named === "" ? ucum("1", "no units") : ucum(`{${named}}`, unit.slice(0, 64)));
}

/** Other spellings that are found in the field, and what one of them is in the viewer's unit. */
const foreignUnits: Record<string, readonly [unit: string, factor: number]> = {
  cm: ["mm", 10],
  m: ["mm", 1000],
  um: ["mm", 0.001],
  cm2: ["mm²", 100],
  um2: ["mm²", 1e-6],
  "{SUVbw}g/ml": ["SUVbw", 1],
  "{HU}": ["HU", 1],
  "[arb'U]{HU}": ["HU", 1],
  rad: ["°", 180 / Math.PI],
  "{ratio}": ["", 1],
  "{pixel}": ["px", 1],
  "{pixels}^2": ["px²", 1],
  "%": ["", 0.01],
};

/** A unit of UCUM as the viewer's, and by what a number in it is to be multiplied; undefined: none of the viewer's. */
export function viewerUnit(code: string): readonly [unit: string, factor: number] | undefined {
  const known = units.find(([, { value }]) => value === code);
  return known ? [known[0], 1] : foreignUnits[code];
}

/** Concepts are the same by value and scheme; SNOMED's old alphanumeric codes stand for the numbers that took their place. */
const retired: Record<string, string> = {
  "G-D7FE": "410668003",
  "G-A185": "103339001",
  "G-A186": "103340004",
  "G-A166": "42798000",
  "G-C0E3": "363698007",
  "G-C036": "370129005",
  "R-00317": "373098007",
  "R-10047": "386136009",
  "R-404FB": "255605001",
  "G-A437": "56851009",
};

/** Concept of a code sequence's first item; undefined where there is none. */
export function codeOf(item: DicomDataset, tag: string): Omit<Code, "scheme"> & { scheme: string } {
  const code = itemOf(item, tag, 0) ?? {};
  const value = codeValueOf(code) ?? "";
  const scheme = textOf(code, "00080102") ?? "";
  const snomed = scheme === "SRT" || scheme === "SNM3" || scheme === "99SDM";
  return {
    value: snomed ? (retired[value] ?? value) : value,
    scheme: snomed ? "SCT" : scheme,
    meaning: textOf(code, "00080104") ?? value,
  };
}

export const isCode = (found: { value: string; scheme: string }, wanted: Code): boolean =>
  found.value === wanted.value && found.scheme === wanted.scheme;

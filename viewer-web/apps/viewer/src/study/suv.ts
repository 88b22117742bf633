import { numberOf, textOf, type DicomDataset } from "../dicomweb";
import type { FrameAttributes } from "./frameAttributes";

/**
 * Why a PET value is not given as an SUV.
 * - `corrections`: it was not corrected for attenuation and decay
 * - `units`: it is no activity concentration
 * - `reference`: nobody said to which time the decay was corrected
 * - `weight`, `dose`, `halfLife`, `times`: the number is missing or impossible
 */
export type SuvFault = "corrections" | "units" | "reference" | "weight" | "dose" | "halfLife" | "times";

/** By what a value after the modality transform becomes an SUV by body weight (g/ml), or why by nothing. */
export type Suv = { factor: number } | { fault: SuvFault };

const PatientWeight = "00101030";
const CorrectedImage = "00280051";
const Units = "00541001";
const DecayCorrection = "00541102";
const RadiopharmaceuticalInformationSequence = "00540016";
const RadiopharmaceuticalStartTime = "00181072";
const RadionuclideTotalDose = "00181074";
const RadionuclideHalfLife = "00181075";
const RadiopharmaceuticalStartDateTime = "00181078";

/** Private creators that keep what the standard has no place for. */
const PHILIPS = "Philips PET Private Group";
const GE = "GEMS_PETD_01";

const GRAMS = 1000;
const DAY = 24 * 3600;
/** A longer time between injection and scan is a mistake of the clocks. */
const LONGEST_UPTAKE = DAY;

/**
 * SUV by body weight: concentration × weight ÷ dose, the dose decayed to the time to which the image is corrected
 * (PS3.3 C.8.9.1). That is the administration (ADMIN) or the start of the scan (START), which is told as the QIBA
 * profile for FDG-PET tells it: the series' time, unless the series was made after the acquisition.
 */
export function suvOf(attributes: FrameAttributes): Suv {
  const units = attributes.text(Units);
  if (units === "GML") {
    return { factor: 1 };
  }
  const counted = units === "CNTS" ? positive(privateNumber(attributes, "7053", PHILIPS, "00")) : undefined;
  if (counted !== undefined) {
    return { factor: counted };
  }
  if (units !== "BQML") {
    return { fault: "units" };
  }
  const corrected = attributes.texts(CorrectedImage);
  if (!corrected.includes("ATTN") || !corrected.includes("DECY")) {
    return { fault: "corrections" };
  }
  const weight = positive(attributes.number(PatientWeight));
  if (weight === undefined) {
    return { fault: "weight" };
  }
  const dose = decayedDose(attributes);
  return typeof dose === "number" ? { factor: (weight * GRAMS) / dose } : dose;
}

/** Becquerels that were left at the time to which the image is corrected. */
function decayedDose(attributes: FrameAttributes): number | { fault: SuvFault } {
  const [tracer = {}] = attributes.sequence(RadiopharmaceuticalInformationSequence);
  const injected = positive(numberOf(tracer, RadionuclideTotalDose));
  if (injected === undefined) {
    return { fault: "dose" };
  }
  const reference = attributes.text(DecayCorrection);
  if (reference === "ADMIN") {
    return injected;
  }
  if (reference !== "START") {
    return { fault: "reference" };
  }
  const halfLife = positive(numberOf(tracer, RadionuclideHalfLife));
  if (halfLife === undefined) {
    return { fault: "halfLife" };
  }
  const scan = scanStart(attributes, halfLife);
  const uptake = scan === undefined ? undefined : uptakeTime(tracer, scan);
  return uptake === undefined || uptake > LONGEST_UPTAKE
    ? { fault: "times" }
    : injected * 2 ** (-uptake / halfLife);
}

/** Seconds from the administration to the scan; a time without a day that is later than the scan is of the day before. */
function uptakeTime(tracer: DicomDataset, scan: number): number | undefined {
  const administered = seconds(textOf(tracer, RadiopharmaceuticalStartDateTime));
  if (administered !== undefined) {
    return administered <= scan ? scan - administered : undefined;
  }
  const time = timeOfDay(textOf(tracer, RadiopharmaceuticalStartTime));
  return time === undefined ? undefined : (((scan - time) % DAY) + DAY) % DAY;
}

/** Seconds since 1970 of the clock on the wall. */
function scanStart(attributes: FrameAttributes, halfLife: number): number | undefined {
  const series = momentOf(attributes, "00080021", "00080031");
  const acquisition = momentOf(attributes, "00080022", "00080032");
  if (series !== undefined && (acquisition === undefined || series <= acquisition)) {
    return series;
  }
  return scanStartOfGE(attributes) ?? scanStartByFrame(attributes, acquisition, halfLife);
}

/** GE keeps it when it reconstructs again, in an element of its own. */
const scanStartOfGE = (attributes: FrameAttributes) => seconds(privateText(attributes, "0009", GE, "0D"));

/** A private element is in the block that its creator reserved (PS3.5 §7.8.1). */
function privateText(attributes: FrameAttributes, group: string, creator: string, element: string) {
  for (let block = 0x10; block <= 0xff; block++) {
    const name = block.toString(16).toUpperCase();
    if (attributes.text(`${group}00${name}`) === creator) {
      return attributes.text(`${group}${name}${element}`);
    }
  }
  return undefined;
}

function privateNumber(attributes: FrameAttributes, group: string, creator: string, element: string) {
  const value = Number(privateText(attributes, group, creator, element));
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Back from a frame's own acquisition: Frame Reference Time counts from the scan's start to when the frame's mean count
 * rate was measured, which is a little before its middle.
 */
function scanStartByFrame(
  attributes: FrameAttributes,
  acquisition: number | undefined,
  halfLife: number,
): number | undefined {
  const reference = positive(attributes.number("00541300"));
  const duration = positive(attributes.number("00181242"));
  if (acquisition === undefined || reference === undefined || duration === undefined) {
    return undefined;
  }
  const perSecond = Math.LN2 / halfLife;
  const decay = (perSecond * duration) / 1000;
  const meanRate = Math.log(decay / (1 - Math.exp(-decay))) / perSecond;
  return acquisition - reference / 1000 + meanRate;
}

function momentOf(attributes: FrameAttributes, dateTag: string, timeTag: string): number | undefined {
  const [date, time] = [attributes.text(dateTag), attributes.text(timeTag)];
  return date && time ? seconds(date.replaceAll(".", "") + time.replaceAll(":", "")) : undefined;
}

/** DT (PS3.5 §6.2); the clock on the wall is the same for all times of a study, so an offset from UTC is left out. */
function seconds(text: string | undefined): number | undefined {
  const [, year, month, day, time] = /^(\d{4})(\d{2})(\d{2})(\d{2}.*)$/.exec(text ?? "") ?? [];
  const inDay = timeOfDay(time?.replace(/[+-]\d{4}$/, ""));
  return inDay === undefined
    ? undefined
    : Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000 + inDay;
}

/** TM (PS3.5 §6.2), with the colons of old devices too. */
function timeOfDay(text: string | undefined): number | undefined {
  const [, hours, minutes = 0, rest = 0] = /^(\d{2}):?(\d{2})?:?(\d{2}(?:\.\d+)?)?$/.exec(text ?? "") ?? [];
  return hours === undefined ? undefined : 3600 * Number(hours) + 60 * Number(minutes) + Number(rest);
}

const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 ? value : undefined;

import { numberOf, positive } from "../dicomweb";
import type { FrameAttributes } from "./frameAttributes";
import { RadionuclideHalfLife, RadiopharmaceuticalInformationSequence, uptakeTime } from "./petTimes";

/**
 * Why a PET value is not given as an SUV.
 * - `corrections`: it was not corrected for attenuation and decay
 * - `units`: it is no activity concentration
 * - `type`: it is an SUV, but by something else than the body weight
 * - `reference`: nobody said to which time the decay was corrected
 * - `weight`, `dose`, `halfLife`, `times`: the number is missing or impossible
 */
export type SuvFault =
  "corrections" | "units" | "type" | "reference" | "weight" | "dose" | "halfLife" | "times";

/** By what a value after the modality transform becomes an SUV by body weight (g/ml), or why by nothing. */
export type Suv = { factor: number; fault?: undefined } | { factor?: undefined; fault: SuvFault };

const PatientWeight = "00101030";
const CorrectedImage = "00280051";
const Units = "00541001";
const SuvType = "00541006";
const DecayCorrection = "00541102";
const RadionuclideTotalDose = "00181074";

/** Private creator that keeps what makes SUVs of Philips' counts. */
const PHILIPS = "Philips PET Private Group";

const GRAMS = 1000;
/** Factors are the same within this part of them: the second decimal of an SUV of 10 stays. */
const SAME = 0.001;

/**
 * SUV by body weight: concentration × weight ÷ dose, the dose decayed to the time to which the image is corrected
 * (PS3.3 C.8.9.1). That is the administration (ADMIN) or the start of the scan (START).
 *
 * @param scan when the scan of the series began, from `scanStartOf`
 */
export function suvOf(attributes: FrameAttributes, scan: number | undefined): Suv {
  const corrected = attributes.texts(CorrectedImage);
  if (!corrected.includes("ATTN") || !corrected.includes("DECY")) {
    return { fault: "corrections" };
  }
  const units = attributes.text(Units);
  if (units === "GML") {
    // Where it is not said, it is by body weight (PS3.3 C.8.9.1).
    return (attributes.text(SuvType) ?? "BW") === "BW" ? { factor: 1 } : { fault: "type" };
  }
  const counted =
    units === "CNTS" ? positive(Number(attributes.privateText("7053", PHILIPS, "00"))) : undefined;
  if (counted !== undefined) {
    return { factor: counted };
  }
  if (units !== "BQML") {
    return { fault: "units" };
  }
  const weight = positive(attributes.number(PatientWeight));
  if (weight === undefined) {
    return { fault: "weight" };
  }
  const dose = decayedDose(attributes, scan);
  return typeof dose === "number" ? { factor: (weight * GRAMS) / dose } : dose;
}

/** That of all frames; undefined where they have none in common, so that no value between them has one. */
export function commonSuv(frames: readonly { suv?: Suv }[]): Suv | undefined {
  const suv = frames[0]?.suv;
  if (suv?.factor === undefined) {
    return suv;
  }
  const { factor } = suv;
  const alike = frames.every(
    (frame) => frame.suv?.factor !== undefined && Math.abs(frame.suv.factor / factor - 1) <= SAME,
  );
  return alike ? suv : undefined;
}

/** Becquerels that were left at the time to which the image is corrected. */
function decayedDose(attributes: FrameAttributes, scan: number | undefined): number | { fault: SuvFault } {
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
  const uptake = scan === undefined ? undefined : uptakeTime(attributes, tracer, scan, halfLife);
  return uptake === undefined ? { fault: "times" } : injected * 2 ** (-uptake / halfLife);
}

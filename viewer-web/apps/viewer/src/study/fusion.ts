import { inOneSpace } from "./crossing";
import { bytesOfFrames } from "./frameBytes";
import type { Stack, StudyItem } from "./model";
import { commonSuv, type SuvFault } from "./suv";
import { volumeFault, type VolumeFault } from "./volume";

/**
 * Why a CT and a PET are not shown one over the other.
 * - `space`: they do not share a Frame of Reference UID (PS3.3 C.7.4.1), so nobody knows where one lies in the other
 * - `volume`: one of them is no volume
 * - `large`: together they are more than the memory holds
 * - `suv`: the values of the PET are no SUVs; `differs`: their factors differ from slice to slice
 */
export type FusionFault =
  | { kind: "space" | "large" }
  | { kind: "volume"; of: "CT" | "PT"; fault: VolumeFault }
  | { kind: "suv"; fault: SuvFault | "differs" };

export interface FusionPair {
  ct: Stack;
  pet: Stack;
  /** Makes SUVs of the values of the PET, those between its slices too. */
  factor: number;
}

export type FusionOffer = ({ fault?: undefined } & FusionPair) | { fault: FusionFault };

/** The further back, the less it would help to mend it; the reason that is told is the first. */
const severity = ["none", "suv", "large", "volume", "space"] as const;

/**
 * What of a study can be fused: the pair that is looked at where it can be, else the largest. Undefined where the study
 * of the active series has no CT or no PET.
 *
 * @param memory what decoded frames may take, bytes
 */
export function fusionOf(
  items: readonly StudyItem[],
  active: Stack | undefined,
  memory: number,
): FusionOffer | undefined {
  const stacks = items.filter(
    (item) => item.kind === "stack" && item.series.studyInstanceUID === active?.series.studyInstanceUID,
  ) as Stack[];
  const of = (modality: "CT" | "PT") =>
    stacks
      .filter(({ series }) => series.modality === modality)
      .map((stack) => ({ stack, fault: volumeFault(stack.frames, memory) }));
  const pets = of("PT");
  if (pets.length === 0) {
    return undefined;
  }
  const offers = of("CT").flatMap((ct) =>
    pets.map((pet) => ({ ct: ct.stack, pet: pet.stack, offer: offerOf(ct, pet, memory) })),
  );
  const rank = ({ ct, pet, offer }: (typeof offers)[number]): [number, number, number] => [
    severity.indexOf(offer.fault?.kind ?? "none"),
    ct === active || pet === active ? 0 : 1,
    -(ct.frames.length + pet.frames.length),
  ];
  const [best] = offers.toSorted((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    return first.map((part, place) => part - (second[place] ?? 0)).find((part) => part !== 0) ?? 0;
  });
  return best?.offer;
}

interface Candidate {
  stack: Stack;
  fault: VolumeFault | undefined;
}

function offerOf(ct: Candidate, pet: Candidate, memory: number): FusionOffer {
  if (!inOneSpace(ct.stack.frames[0], pet.stack.frames[0])) {
    return { fault: { kind: "space" } };
  }
  if (ct.fault) {
    return { fault: { kind: "volume", of: "CT", fault: ct.fault } };
  }
  if (pet.fault) {
    return { fault: { kind: "volume", of: "PT", fault: pet.fault } };
  }
  if (bytesOfFrames(ct.stack.frames) + bytesOfFrames(pet.stack.frames) > memory) {
    return { fault: { kind: "large" } };
  }
  const suv = commonSuv(pet.stack.frames);
  return suv?.factor === undefined
    ? { fault: { kind: "suv", fault: suv?.fault ?? "differs" } }
    : { ct: ct.stack, pet: pet.stack, factor: suv.factor };
}

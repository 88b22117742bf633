import type { VoiWindow } from "../study";

export const volumePresets = ["bone", "vessels", "softTissue", "lung", "surface", "projection"] as const;
export type VolumePreset = (typeof volumePresets)[number];

/** How values become what is seen of a volume from outside. */
export interface Transfer {
  /** Value, then red, green and blue 0…1; straight between them. */
  colours: readonly (readonly [value: number, red: number, green: number, blue: number])[];
  /** Value, and what a millimetre of it holds back of the light, 0…1. */
  opacities: readonly (readonly [value: number, opacity: number])[];
  /** By how much values differ where a surface holds back all of that; where nothing changes nothing is held back. */
  edge: number;
  /** The greatest value on each way through the volume, without light and shade. */
  projection: boolean;
}

const CT_EDGE = 100;

/** In Hounsfield units. */
const ofCt: Partial<Record<VolumePreset, Pick<Transfer, "colours" | "opacities">>> = {
  bone: {
    colours: [
      [150, 0.7, 0.42, 0.32],
      [400, 0.92, 0.83, 0.64],
      [1500, 1, 0.99, 0.95],
    ],
    opacities: [
      [150, 0],
      [400, 0.4],
      [1500, 0.9],
    ],
  },
  vessels: {
    colours: [
      [120, 0.55, 0.1, 0.08],
      [250, 0.85, 0.28, 0.18],
      [450, 0.97, 0.82, 0.66],
      [1200, 1, 0.98, 0.93],
    ],
    opacities: [
      [120, 0],
      [200, 0.25],
      [450, 0.7],
      [1200, 0.85],
    ],
  },
  softTissue: {
    colours: [
      [-200, 0.75, 0.5, 0.38],
      [40, 0.82, 0.48, 0.38],
      [200, 0.93, 0.8, 0.68],
      [1000, 1, 0.98, 0.94],
    ],
    opacities: [
      [-200, 0],
      [-50, 0.1],
      [80, 0.5],
      [1000, 0.9],
    ],
  },
  lung: {
    colours: [
      [-950, 0.2, 0.35, 0.55],
      [-700, 0.45, 0.62, 0.78],
      [-450, 0.8, 0.86, 0.9],
    ],
    opacities: [
      [-950, 0],
      [-850, 0.03],
      [-600, 0.12],
      [-450, 0],
    ],
  },
};

/** @param window by which pictures without Hounsfield units go */
export function transferOf(preset: VolumePreset, { center, width }: VoiWindow): Transfer {
  const fixed = ofCt[preset];
  if (fixed) {
    return { ...fixed, edge: CT_EDGE, projection: false };
  }
  const [lower, upper] = [center - width / 2, center + width / 2];
  const at = (part: number) => lower + width * part;
  if (preset === "projection") {
    return {
      colours: [
        [lower, 0, 0, 0],
        [upper, 1, 1, 1],
      ],
      opacities: [
        [lower, 0],
        [at(0.01), 1],
      ],
      edge: 0,
      projection: true,
    };
  }
  return {
    colours: [
      [at(0.15), 0.45, 0.35, 0.3],
      [at(0.5), 0.86, 0.74, 0.62],
      [upper, 1, 0.98, 0.94],
    ],
    opacities: [
      [at(0.15), 0],
      [at(0.5), 0.3],
      [upper, 0.8],
    ],
    edge: width / 4,
    projection: false,
  };
}

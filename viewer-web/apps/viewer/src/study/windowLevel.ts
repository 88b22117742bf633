import type { FrameAttributes } from "./frameAttributes";

/** How a window maps values to brightness (PS3.3 C.11.2.1.2 and C.11.2.1.3). */
export type VoiFunction = "LINEAR" | "LINEAR_EXACT" | "SIGMOID";

export interface VoiWindow {
  center: number;
  width: number;
  /** The device's own name of it. */
  explanation?: string;
}

export interface VoiWindows {
  function: VoiFunction;
  windows: VoiWindow[];
}

export function voiWindowsOf(attributes: FrameAttributes): VoiWindows {
  const centers = attributes.numbers("00281050") ?? [];
  const widths = attributes.numbers("00281051") ?? [];
  const explanations = attributes.texts("00281055");
  const voiFunction = functionOf(attributes.text("00281056"));
  const narrowest = voiFunction === "LINEAR" ? 1 : Number.MIN_VALUE;
  const windows = centers.flatMap((center, index) => {
    const width = widths[index];
    return width !== undefined && width >= narrowest
      ? [{ center, width, explanation: explanations[index] }]
      : [];
  });
  return { function: voiFunction, windows };
}

function functionOf(text: string | undefined): VoiFunction {
  return text === "SIGMOID" || text === "LINEAR_EXACT" ? text : "LINEAR";
}

/** From SUV to SUV, in the values of a frame of which `factor` makes SUVs. */
export const suvWindow = (factor: number, from: number, to: number): VoiWindow => ({
  center: (from + to) / 2 / factor,
  width: (to - from) / factor,
});

/** Window that spans the given values, for pictures that come without one; a single value is its dark end. */
export function windowOver(minimum: number, maximum: number): VoiWindow {
  const width = maximum > minimum ? maximum - minimum + 1 : 2;
  return { center: minimum + width / 2, width };
}

/** Brightness 0…1 of a value after the modality transform. */
export function voiBrightness(value: number, { center, width }: VoiWindow, voiFunction: VoiFunction): number {
  if (voiFunction === "SIGMOID") {
    return 1 / (1 + Math.exp((-4 * (value - center)) / width));
  }
  const part =
    voiFunction === "LINEAR"
      ? width > 1
        ? (value - (center - 0.5)) / (width - 1) + 0.5
        : value > center - 0.5
          ? 1
          : 0
      : (value - center) / width + 0.5;
  return Math.min(1, Math.max(0, part));
}

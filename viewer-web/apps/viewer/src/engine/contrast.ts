import type { Types } from "@cornerstonejs/core";
import { windowOver, type Frame, type VoiFunction, type VoiWindow } from "../study";

/** Between which values a picture goes from dark to bright, and whether on a straight way or by the device's own curve. */
export interface Contrast {
  by: "window" | "tone";
  range: Types.VOIRange;
}

/** What the engine's image says about the values in it. */
interface Values {
  minPixelValue: number;
  maxPixelValue: number;
  color?: boolean;
}

/** Eight bits of each colour, as they are. */
const COLOUR: VoiWindow = { center: 128, width: 256 };

/**
 * As the picture itself asks to be seen: a window that came with it goes before its curve, as where the server renders it;
 * without either everything in it is shown.
 */
export function ownContrast(
  { voi }: Pick<Frame, "voi">,
  image: Values,
  tone: Types.VOIRange | undefined,
): Contrast {
  const [given] = voi.windows;
  if (!given && tone) {
    return { by: "tone", range: { lower: tone.lower, upper: tone.upper } };
  }
  if (image.color) {
    return { by: "window", range: rangeOfWindow(COLOUR, "LINEAR") };
  }
  return given
    ? { by: "window", range: rangeOfWindow(given, voi.function) }
    : { by: "window", range: rangeOfWindow(windowOver(image.minPixelValue, image.maxPixelValue), "LINEAR") };
}

/** What the reader chose holds for every picture, but a stretched curve only for those that have one. */
export const contrastInUse = (chosen: Contrast | undefined, own: Contrast): Contrast =>
  chosen && (chosen.by === "window" || own.by === "tone") ? chosen : own;

export const isSameRange = (a: Types.VOIRange, b: Types.VOIRange): boolean =>
  a.lower === b.lower && a.upper === b.upper;

/** The engine's ranges are one narrower than the window but for LINEAR_EXACT (PS3.3 C.11.2.1), and never empty. */
export function rangeOfWindow({ center, width }: VoiWindow, voiFunction: VoiFunction): Types.VOIRange {
  const inclusive = inclusiveOf(voiFunction);
  const lower = center - inclusive / 2 - (width - inclusive) / 2;
  const upper = center - inclusive / 2 + (width - inclusive) / 2;
  return { lower, upper: upper === lower ? lower + THRESHOLD : upper };
}

/** Inverse of `rangeOfWindow`. */
export function windowOf({ lower, upper }: Types.VOIRange, voiFunction: VoiFunction): VoiWindow {
  const inclusive = inclusiveOf(voiFunction);
  return { center: (lower + upper + inclusive) / 2, width: upper - lower + inclusive };
}

/** As good as a step, which the engine cannot draw. */
const THRESHOLD = 0.001;

const inclusiveOf = (voiFunction: VoiFunction) => (voiFunction === "LINEAR_EXACT" ? 0 : 1);

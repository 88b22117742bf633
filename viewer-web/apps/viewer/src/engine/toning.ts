import { utilities, type Types } from "@cornerstonejs/core";
import vtkColorTransferFunction from "@kitware/vtk.js/Rendering/Core/ColorTransferFunction";
import type { LookupTable } from "../study";

/** A curve from values to brightness 0…1. */
export interface Tone extends Types.VOIRange {
  brightness: (value: number) => number;
}

/** The engine draws from a texture of as many colours; more nodes would not be seen. */
const NODES = 1024;

export const rangeOf = ({ firstValueMapped, entries }: LookupTable): Types.VOIRange => ({
  lower: firstValueMapped,
  upper: firstValueMapped + Math.max(1, entries - 1),
});

/** What the engine draws the curve by, stretched over the range; beyond its ends it goes on level. */
export function toneFunction({ lower, upper, brightness }: Tone, range: Types.VOIRange, inverted: boolean) {
  const steps = Math.min(NODES - 1, upper - lower);
  const nodes = Array.from({ length: steps + 1 }, (_, step) => {
    const grey = brightness(lower + ((upper - lower) * step) / steps);
    const shown = inverted ? 1 - grey : grey;
    const x = range.lower + ((range.upper - range.lower) * step) / steps;
    return { x, r: shown, g: shown, b: shown, midpoint: 0.5, sharpness: 0 };
  });
  const made = vtkColorTransferFunction.newInstance();
  made.setNodes(nodes);
  return made;
}

/** A plain window, in the place of the curve that was there. */
export function windowFunction(range: Types.VOIRange, sigmoid: boolean, inverted: boolean) {
  const made = sigmoid
    ? utilities.createSigmoidRGBTransferFunction(range)
    : utilities.createLinearRGBTransferFunction(range);
  if (inverted) {
    utilities.invertRgbTransferFunction(made);
  }
  return made;
}

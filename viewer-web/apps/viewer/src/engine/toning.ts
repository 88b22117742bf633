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

/** What the engine draws the curve by; beyond its ends it goes on level. */
export function toneFunction({ lower, upper, brightness }: Tone, inverted: boolean) {
  const steps = Math.min(NODES - 1, upper - lower);
  const nodes = Array.from({ length: steps + 1 }, (_, step) => {
    const value = lower + ((upper - lower) * step) / steps;
    const grey = inverted ? 1 - brightness(value) : brightness(value);
    return { x: value, r: grey, g: grey, b: grey, midpoint: 0.5, sharpness: 0 };
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

import { utilities, type Types } from "@cornerstonejs/core";
import vtkColorTransferFunction from "@kitware/vtk.js/Rendering/Core/ColorTransferFunction";
import { colourOf, type ColourMap } from "../colours";
import { voiBrightness, type LookupTable } from "../study";
import { windowOf } from "./contrast";

/** A curve from values to brightness 0…1. */
export interface Tone extends Types.VOIRange {
  brightness: (value: number) => number;
}

/** What becomes of a brightness on the screen. */
interface Shades {
  inverted: boolean;
  /** Undefined: greys. */
  colours?: ColourMap;
}

/** The engine draws from a texture of as many colours; more nodes would not be seen. */
const NODES = 1024;

export const rangeOf = ({ firstValueMapped, entries }: LookupTable): Types.VOIRange => ({
  lower: firstValueMapped,
  upper: firstValueMapped + Math.max(1, entries - 1),
});

/** What the engine draws the curve by, stretched over the range; beyond its ends it goes on level. */
export function toneFunction(
  { lower, upper, brightness }: Tone,
  range: Types.VOIRange,
  { inverted, colours }: Shades,
) {
  // Between the entries of a table nothing is; between two colours of a palette there may be others.
  const steps = colours ? NODES - 1 : Math.min(NODES - 1, upper - lower);
  const nodes = Array.from({ length: steps + 1 }, (_, step) => {
    const grey = brightness(lower + ((upper - lower) * step) / steps);
    const shown = inverted ? 1 - grey : grey;
    const [r, g, b] = colours ? colourOf(colours, shown).map((part) => part / 255) : [shown, shown, shown];
    const x = range.lower + ((range.upper - range.lower) * step) / steps;
    return { x, r, g, b, midpoint: 0.5, sharpness: 0 };
  });
  const made = vtkColorTransferFunction.newInstance();
  made.setNodes(nodes);
  return made;
}

/** A plain window, in the place of the curve that was there. */
export function windowFunction(range: Types.VOIRange, sigmoid: boolean, shades: Shades) {
  if (shades.colours) {
    const shown = sigmoid ? tails(range) : range;
    return toneFunction({ ...shown, brightness: brightnessIn(range, sigmoid) }, shown, shades);
  }
  const made = sigmoid
    ? utilities.createSigmoidRGBTransferFunction(range)
    : utilities.createLinearRGBTransferFunction(range);
  if (shades.inverted) {
    utilities.invertRgbTransferFunction(made);
  }
  return made;
}

function brightnessIn(range: Types.VOIRange, sigmoid: boolean): Tone["brightness"] {
  const voiFunction = sigmoid ? "SIGMOID" : "LINEAR_EXACT";
  const shown = windowOf(range, voiFunction);
  return (value) => voiBrightness(value, shown, voiFunction);
}

/** A sigmoid goes on beyond its width; 0.2 % of brightness are left out at either end. */
const tails = ({ lower, upper }: Types.VOIRange): Types.VOIRange => ({
  lower: lower - (upper - lower),
  upper: upper + (upper - lower),
});

import { numberOf, numbersOf, type DicomDataset } from "../dicomweb";
import type { FrameAttributes } from "./frameAttributes";

/**
 * What a millimetre on this picture stands on (PS3.3 §10.7). A projection is larger than the patient, so its spacing at
 * the detector is never passed off as the patient's.
 * - `patient`: a section, the spacing is the patient's
 * - `calibrated`: a projection that a person or the device calibrated
 * - `reader`: whoever reads it drew a length that is known
 * - `magnification`: at the detector, divided by the magnification that the device estimated
 * - `detector`: at the detector's or the scanned film's surface
 * - `unknown`: no spacing, lengths are in pixels
 */
export type SpacingBasis = "patient" | "calibrated" | "reader" | "magnification" | "detector" | "unknown";

export interface PixelSpacing {
  basis: SpacingBasis;
  /** Between the centres of neighbouring rows, millimetres; where the basis is unknown, the pixel's shape only. */
  row: number;
  /** Between the centres of neighbouring columns. */
  column: number;
}

const PixelSpacingTag = "00280030";
const ImagerPixelSpacing = "00181164";
const NominalScannedPixelSpacing = "00182010";
const EstimatedRadiographicMagnificationFactor = "00181114";
const PixelSpacingCalibrationType = "00280A02";
const PixelAspectRatio = "00280034";

export function pixelSpacingOf(attributes: FrameAttributes): PixelSpacing {
  const spacing = pair(attributes.numbers(PixelSpacingTag));
  const atDetector = pair(
    attributes.numbers(ImagerPixelSpacing) ?? attributes.numbers(NominalScannedPixelSpacing),
  );
  if (spacing && !atDetector) {
    return { basis: "patient", ...spacing };
  }
  if (spacing && atDetector) {
    const same = spacing.row === atDetector.row && spacing.column === atDetector.column;
    const calibrated = !same || attributes.text(PixelSpacingCalibrationType) !== undefined;
    if (calibrated) {
      return { basis: "calibrated", ...spacing };
    }
  }
  return projected(attributes, atDetector) ?? ultrasound(attributes) ?? shapeOnly(attributes);
}

/** @param factor the picture's own unit of length, in millimetres of the patient */
export const byReader = ({ row, column }: PixelSpacing, factor: number): PixelSpacing => ({
  basis: "reader",
  row: row * factor,
  column: column * factor,
});

function projected(
  attributes: FrameAttributes,
  atDetector: { row: number; column: number } | undefined,
): PixelSpacing | undefined {
  if (!atDetector) {
    return undefined;
  }
  const magnification = attributes.number(EstimatedRadiographicMagnificationFactor);
  // Nothing is nearer to the tube than its shadow is large: a factor below 1 is a mistake of the device.
  return magnification !== undefined && magnification >= 1
    ? {
        basis: "magnification",
        row: atDetector.row / magnification,
        column: atDetector.column / magnification,
      }
    : { basis: "detector", ...atDetector };
}

/** One calibrated region (PS3.3 C.8.5.5) that measures in centimetres both ways; several may differ in scale. */
function ultrasound(attributes: FrameAttributes): PixelSpacing | undefined {
  const regions = attributes.sequence("00186011");
  const [region] = regions;
  if (!region || regions.length > 1 || !inCentimetres(region)) {
    return undefined;
  }
  const spacing = pair(
    [numberOf(region, "0018602E"), numberOf(region, "0018602C")].map((cm) => 10 * (cm ?? 0)),
  );
  return spacing && { basis: "patient", ...spacing };
}

const inCentimetres = (region: DicomDataset): boolean =>
  numbersOf(region, "00186024")?.[0] === 3 && numbersOf(region, "00186026")?.[0] === 3;

/** Rows and columns of unlike size still show round things round (PS3.3 C.7.6.3.1.7: vertical, horizontal). */
function shapeOnly(attributes: FrameAttributes): PixelSpacing {
  const ratio = pair(attributes.numbers(PixelAspectRatio));
  return ratio
    ? { basis: "unknown", row: ratio.row / ratio.column, column: 1 }
    : { basis: "unknown", row: 1, column: 1 };
}

function pair(values: number[] | undefined): { row: number; column: number } | undefined {
  const [row, column] = values ?? [];
  return values?.length === 2 && row !== undefined && column !== undefined && row > 0 && column > 0
    ? { row, column }
    : undefined;
}

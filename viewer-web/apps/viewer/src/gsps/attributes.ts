import { numberOf, numbersOf, positive, textOf, type DicomDataset, type ImageReference } from "../dicomweb";
import type { Presented } from "../engine";
import type { Frame, VoiWindow } from "../study";
import { itemsOn } from "./references";

/** Spatial Transformation (PS3.3 C.10.6). */
export function turnIn(instance: DicomDataset): Pick<Presented, "rotation" | "flipped"> {
  const said = numberOf(instance, "00700042");
  return {
    rotation: ([90, 180, 270] as const).find((quarters) => quarters === said) ?? 0,
    flipped: textOf(instance, "00700041") === "Y",
  };
}

/** Displayed Area (PS3.3 C.10.4): whole pixels in the corners, all of each seen. Undefined: all of the picture. */
export function areaOn(instance: DicomDataset, image: ImageReference): Presented["area"] {
  const [item = {}] = itemsOn(instance, "0070005A", image);
  const [left, top] = numbersOf(item, "00700052") ?? [];
  const [right, bottom] = numbersOf(item, "00700053") ?? [];
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) {
    return undefined;
  }
  const [along, down] = [Math.sign(right - left) || 1, Math.sign(bottom - top) || 1];
  return [
    [left - 1 - along / 2, top - 1 - down / 2],
    [right - 1 + along / 2, bottom - 1 + down / 2],
  ];
}

/**
 * Softcopy VOI LUT (PS3.3 C.11.8), in the values of the frame: a state has a modality transformation of its own, in the
 * place of the image's (PS3.4 N.2.1).
 */
export function windowOn(
  instance: DicomDataset,
  { rescale }: Frame,
  image: ImageReference,
): VoiWindow | undefined {
  const [voi = {}] = itemsOn(instance, "00283110", image);
  const [center, width] = [numberOf(voi, "00281050"), positive(numberOf(voi, "00281051"))];
  if (center === undefined || width === undefined) {
    return undefined;
  }
  const intercept = numberOf(instance, "00281052") ?? 0;
  const factor = rescale.slope / (positive(numberOf(instance, "00281053")) ?? 1);
  return factor === 1 && intercept === rescale.intercept
    ? { center, width }
    : { center: (center - intercept) * factor + rescale.intercept, width: width * factor };
}

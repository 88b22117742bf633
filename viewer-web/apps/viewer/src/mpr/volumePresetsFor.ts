import type { VolumePreset } from "../engine";
import { valueUnitOf } from "../study";

const ofHounsfieldUnits: VolumePreset[] = ["bone", "vessels", "softTissue", "lung", "projection"];
const ofOthers: VolumePreset[] = ["projection", "surface"];

/** Those for Hounsfield units are of such values alone; the others go by the window. The first is the first to be seen. */
export const volumePresetsFor = (frame: Parameters<typeof valueUnitOf>[0]): VolumePreset[] =>
  valueUnitOf(frame) === "HU" ? ofHounsfieldUnits : ofOthers;

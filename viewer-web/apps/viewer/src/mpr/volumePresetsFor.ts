import type { VolumePreset } from "../engine";

const ofCt: VolumePreset[] = ["bone", "vessels", "softTissue", "lung", "projection"];
const ofOthers: VolumePreset[] = ["projection", "surface"];

/** Those for Hounsfield units are of CT alone; the others go by the window. The first is the first to be seen. */
export const volumePresetsFor = (modality: string): VolumePreset[] => (modality === "CT" ? ofCt : ofOthers);

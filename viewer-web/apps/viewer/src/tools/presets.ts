import { valueUnitOf, type Frame, type VoiWindow } from "../study";

/** Windows in Hounsfield units that readers of CT agree on. */
export const presets = {
  mediastinum: { center: 40, width: 400 },
  lung: { center: -600, width: 1500 },
  abdomen: { center: 50, width: 350 },
  bone: { center: 400, width: 1800 },
  brain: { center: 40, width: 80 },
  heart: { center: 100, width: 600 },
  head: { center: 60, width: 300 },
} as const satisfies Record<string, VoiWindow>;

export type Preset = keyof typeof presets;

/** Other values mean something else: a window in Hounsfield units would show nothing of them, or wrongly. */
export const presetsFor = (frame: Frame): Preset[] =>
  frame.modality === "CT" && valueUnitOf(frame) === "HU" ? (Object.keys(presets) as Preset[]) : [];

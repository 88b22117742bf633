import { suvWindow, valueUnitOf, type Frame, type VoiWindow } from "../study";

/** Windows in Hounsfield units that readers of CT agree on. */
const hounsfield = {
  mediastinum: { center: 40, width: 400 },
  lung: { center: -600, width: 1500 },
  abdomen: { center: 50, width: 350 },
  bone: { center: 400, width: 1800 },
  brain: { center: 40, width: 80 },
  heart: { center: 100, width: 600 },
  head: { center: 60, width: 300 },
} as const satisfies Record<string, VoiWindow>;

/** Upper ends of the windows from 0 that readers of PET agree on, SUV. */
const suvs = [5, 7, 10, 15];

/** A window that is offered, in the values of the picture that it is offered for. */
type Preset = { window: VoiWindow } & (
  { name: keyof typeof hounsfield; suv?: undefined } | { name: `suv${number}`; suv: number }
);

/** Other values mean something else: a window in Hounsfield units would show nothing of them, or wrongly. */
export function presetsFor(frame: Frame): Preset[] {
  const factor = frame.suv?.factor;
  if (factor !== undefined) {
    return suvs.map((to) => ({ name: `suv${to}`, suv: to, window: suvWindow(factor, 0, to) }));
  }
  return frame.modality === "CT" && valueUnitOf(frame) === "HU"
    ? (Object.keys(hounsfield) as (keyof typeof hounsfield)[]).map((name) => ({
        name,
        window: hounsfield[name],
      }))
    : [];
}

import type { Frame } from "../study";
import { calibrations } from "./calibrations";
import { History } from "./history";
import { measurements } from "./measurements";
import type { ViewStep } from "./viewState";

/** What is drawn on these frames now, as a step keeps it. */
export const drawnOn = (frames: readonly Frame[]): Pick<ViewStep, "drawings" | "calibrations"> => ({
  drawings: measurements.keep(frames),
  calibrations: calibrations.keep(frames),
});

/** In every step these drawings are as they are now: no undo takes away, or brings back, what nobody did in this view. */
export function amend(history: History<ViewStep>, frames: readonly Frame[], uids: readonly string[]): void {
  const drawn = drawnOn(frames);
  history.amend((step) => ({
    ...step,
    drawings: [
      ...step.drawings.filter(({ annotationUID = "" }) => !uids.includes(annotationUID)),
      ...drawn.drawings.filter(({ annotationUID = "" }) => uids.includes(annotationUID)),
    ],
    calibrations: [
      ...step.calibrations.filter(({ uid }) => !uids.includes(uid)),
      ...drawn.calibrations.filter(({ uid }) => uids.includes(uid)),
    ],
  }));
}

/** What was drawn on these frames, or taken away from them, since the step, by their UIDs. */
export function changedSince(step: ViewStep, frames: readonly Frame[]): string[] {
  const [then, now] = [step, drawnOn(frames)].map(({ drawings }) =>
    drawings.map(({ annotationUID = "" }) => annotationUID),
  ) as [string[], string[]];
  return [...then.filter((uid) => !now.includes(uid)), ...now.filter((uid) => !then.includes(uid))];
}

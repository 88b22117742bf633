import { eventTarget } from "@cornerstonejs/core";
import { byReader, isCopy, type Frame, type PixelSpacing } from "../study";
import { frameOf } from "./frameRegistry";

/** A known length that the reader drew. It holds as long as the line that it stands on. */
export interface Calibration {
  /** Of the line. */
  uid: string;
  /** Where it was drawn. */
  frameId: string;
  /** The image's own unit of length, in millimetres of the patient. */
  factor: number;
  /** Holds for the series' other images of the same spacing too. */
  wholeSeries: boolean;
}

/** What lengths stand on has changed. */
export const CALIBRATED = "calibrated";

let all: readonly Calibration[] = [];

export const calibrations = {
  add(one: Calibration): void {
    change([...all, one]);
  },

  /** Those whose line was drawn on these frames. */
  keep(frames: readonly Frame[]): Calibration[] {
    const ids = new Set(frames.map(({ id }) => id));
    return all.filter(({ frameId }) => ids.has(frameId));
  },

  /** On these frames exactly these were drawn. */
  restore(frames: readonly Frame[], kept: readonly Calibration[]): void {
    const before = this.keep(frames);
    if (before.length > 0 || kept.length > 0) {
      change([...all.filter((one) => !before.includes(one)), ...kept]);
    }
  },

  /** Its line is gone. */
  remove(uid: string): void {
    if (all.some((one) => one.uid === uid)) {
      change(all.filter((one) => one.uid !== uid));
    }
  },
};

function change(next: readonly Calibration[]): void {
  all = next;
  eventTarget.dispatchEvent(new CustomEvent(CALIBRATED));
}

/** What a millimetre on this frame stands on: what the reader said last, else what the device said. */
export function spacingOf(frame: Frame): PixelSpacing {
  const last = all.findLast((one) => {
    const drawnOn = frameOf(one.frameId);
    return (
      one.frameId === original(frame).id ||
      (drawnOn !== undefined &&
        (original(drawnOn).id === original(frame).id || (one.wholeSeries && alike(drawnOn, frame))))
    );
  });
  return last ? byReader(frame.spacing, last.factor) : frame.spacing;
}

/** A scale is the picture's, whichever look at it the line was drawn on. */
const original = (frame: Frame): Frame => (frame.part && isCopy(frame) ? original(frame.part.of) : frame);

const alike = (a: Frame, b: Frame): boolean =>
  a.instance.seriesInstanceUID === b.instance.seriesInstanceUID &&
  a.format.rows === b.format.rows &&
  a.format.columns === b.format.columns &&
  a.spacing.basis === b.spacing.basis &&
  a.spacing.row === b.spacing.row &&
  a.spacing.column === b.spacing.column;

import type { ViewState } from "../engine";
import { isCopy, isGrey, type Frame, type Stack } from "../study";

/** A grayscale state can say how the frame is looked at: not in colours, by a device's table, as a cell of a film. */
export const isKeepable = (frame: Frame, { shown, table, colours }: ViewState): boolean =>
  shown !== undefined &&
  isGrey(frame) &&
  !frame.modalityTable &&
  table === undefined &&
  !colours &&
  (frame.part === undefined || isCopy(frame));

/** The frame and the others of its stack that one state can say the same of: a state has one modality transformation. */
export function framesAlike({ frames }: Stack, frame: Frame): [Frame, ...Frame[]] {
  const { rescale, format, spacing } = frame;
  const others = frames.filter(
    (one) =>
      one !== frame &&
      one.rescale.slope === rescale.slope &&
      one.rescale.intercept === rescale.intercept &&
      one.format.rows === format.rows &&
      one.format.columns === format.columns &&
      one.spacing.row === spacing.row &&
      one.spacing.column === spacing.column &&
      one.voi.function === frame.voi.function,
  );
  return [frame, ...others];
}

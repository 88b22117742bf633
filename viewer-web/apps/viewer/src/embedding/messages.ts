import { AddressFault } from "../address";
import { DicomWebFailure } from "../dicomweb";
import type { Study } from "../study";
import { MessageFault, type Message } from "./protocol";

/** Why something was not opened or set: the kind of failure, or which parameter is wrong. */
export function faultMessage(failure: unknown): Message {
  if (failure instanceof AddressFault) {
    return {
      type: "failed",
      ...(failure instanceof MessageFault && failure.to !== undefined ? { to: failure.to } : {}),
      reason: failure.rule,
      parameter: failure.parameter,
    };
  }
  return { type: "failed", reason: failure instanceof DicomWebFailure ? failure.kind : "server" };
}

export function openedMessage({ studies, items }: Study): Message {
  if (items.length === 0) {
    return { type: "failed", reason: "empty" };
  }
  return {
    type: "opened",
    studies: studies.map(({ studyInstanceUID }) => ({
      StudyInstanceUID: studyInstanceUID,
      series: items.flatMap((item) =>
        item.kind === "stack" && item.series.studyInstanceUID === studyInstanceUID
          ? [
              {
                SeriesInstanceUID: item.series.seriesInstanceUID,
                modality: item.series.modality,
                images: item.frames.length,
              },
            ]
          : [],
      ),
    })),
  };
}

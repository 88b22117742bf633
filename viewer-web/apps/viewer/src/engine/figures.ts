import type { ImagePoint } from "../measurements/geometry";
import type { MeasurementKind } from "../measurements/measure";
import type { Frame } from "../study";
import { finishedOn, pointsOf, textLines } from "./measurements";
import { kindOfTool } from "./toolNames";

/** A finished drawing as it is seen on its picture. */
export interface Figure {
  kind: MeasurementKind;
  /** In the order in which the kind has them. */
  points: readonly ImagePoint[];
  /** What stands beside it. */
  lines: readonly string[];
}

/** What the reader and others drew on a picture, for whoever draws it elsewhere than on the screen. */
export const figuresOn = (frame: Frame): Figure[] =>
  finishedOn([frame]).flatMap(({ data, metadata }) => {
    const kind = kindOfTool(metadata?.toolName);
    return kind
      ? [{ kind, points: pointsOf(kind, frame, data), lines: textLines(kind)(data, `imageId:${frame.id}`) }]
      : [];
  });

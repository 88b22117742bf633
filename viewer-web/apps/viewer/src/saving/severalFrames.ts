import type { Study } from "../study";

/** SOP Instance UIDs of instances of more than one frame, whose frames are named where one of them is meant. */
export const severalFrames = ({ items }: Study): ReadonlySet<string> =>
  new Set(
    items.flatMap((item) =>
      item.kind === "stack"
        ? item.frames.flatMap(({ frameNumber, instance }) => (frameNumber > 1 ? instance.sopInstanceUID : []))
        : [],
    ),
  );

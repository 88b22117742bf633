import type { Frame } from "../study";

/** As films are marked: the side, then from where, such as `R MLO`. */
export const viewNameOf = ({ laterality, viewPosition }: Pick<Frame, "laterality" | "viewPosition">) =>
  [laterality, viewPosition].filter(Boolean).join(" ") || undefined;

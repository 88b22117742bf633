import type { Types } from "@cornerstonejs/core";

/** The page's `--ground`, so that a picture's own black is told from what lies beside it. */
export const BACKGROUND: Types.Point3 = [0x0b / 255, 0x0d / 255, 0x10 / 255];

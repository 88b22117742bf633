import type { DragTool } from "../engine";

/** Keys that choose what dragging does. */
export const toolKeys: Record<string, DragTool> = {
  s: "scroll",
  w: "window",
  z: "zoom",
  p: "pan",
  m: "magnify",
  l: "length",
  a: "angle",
  c: "cobb",
  b: "bidirectional",
  q: "rectangle",
  e: "ellipse",
  o: "circle",
  f: "freehand",
  d: "probe",
  k: "arrow",
  n: "label",
};

/** Other keys, as the help shows them. */
export const otherKeys = [
  ["↑ ↓", "scroll"],
  ["PgUp PgDn", "page"],
  ["Home End", "ends"],
  ["␣", "play"],
  ["1 – 7", "preset"],
  ["i", "invert"],
  ["[ ]", "rotate"],
  ["h v", "flip"],
  ["r", "reset"],
  ["Ctrl+Z", "undo"],
  ["Ctrl+Y", "redo"],
  ["t", "text"],
  ["x", "planes"],
  ["Esc", "leavePlanes"],
  ["Tab", "cell"],
  ["?", "help"],
] as const;

/** What fingers and the mouse do whatever is chosen. */
export const gestures = [
  "oneFinger",
  "twoFingers",
  "wheel",
  "middle",
  "right",
  "dragSeries",
  "tapSeries",
] as const;

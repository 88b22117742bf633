import type { DragTool, PlaneTool } from "../engine";

/** Keys that choose what dragging does. */
export const toolKeys: Record<string, DragTool> = {
  s: "scroll",
  w: "window",
  z: "zoom",
  p: "pan",
  m: "magnify",
  l: "length",
  j: "calibration",
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

/** The same in planes and fused planes. */
export const planeToolKeys: Record<string, PlaneTool> = {
  c: "crosshairs",
  s: "scroll",
  w: "window",
  z: "zoom",
  p: "pan",
};

/** What other keys do in planes. */
export const planeKeys = [
  ["Tab", "plane"],
  ["↑ ↓", "scroll"],
  ["PgUp PgDn", "page"],
  ["c", "crosshairs"],
  ["d l a e q", "measure"],
  ["[ ]", "thickness"],
  ["v", "volume"],
  ["← →", "turn"],
] as const;

/** Other keys, as the help shows them. */
export const otherKeys = [
  ["↑ ↓", "scroll"],
  ["PgUp PgDn", "page"],
  ["Home End", "ends"],
  ["␣", "play"],
  ["1 – 7", "preset"],
  ["i", "invert"],
  ["g", "colours"],
  ["[ ]", "rotate"],
  ["h v", "flip"],
  ["u", "cardiothoracic"],
  ["r", "reset"],
  ["Ctrl+Z", "undo"],
  ["Ctrl+Y", "redo"],
  [".", "keyImage"],
  ["Ctrl+S", "save"],
  ["t", "text"],
  ["y", "overlays"],
  ["x", "planes"],
  ["+", "fusion"],
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

/** Line drawings of 24×24, drawn for this page. */
const drawings = {
  scroll: "M6 4h12v5H6z M6 12h12v3H6z M6 18h12",
  window: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18 M12 3v18 M12 7a5 5 0 0 1 0 10",
  zoom: "M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12 M14.5 14.5L20 20 M7.5 10h5 M10 7.5v5",
  pan: "M12 3v18 M3 12h18 M12 3l-3 3 M12 3l3 3 M12 21l-3-3 M12 21l3-3 M3 12l3-3 M3 12l3 3 M21 12l-3-3 M21 12l-3 3",
  length: "M4 16L16 4l4 4L8 20z M8 12l2 2 M11 9l2 2 M14 6l2 2",
  reset: "M5 12a7 7 0 1 0 2.5-5.4 M4 4v4.5h4.5",
  invert: "M4 5h16v14H4z M12 5v14 M15 9h2 M15 12h2 M15 15h2",
  play: "M7 4l13 8l-13 8z",
  pause: "M7 4v16 M17 4v16",
  preset: "M4 7h16 M4 12h16 M4 17h16 M9 5v4 M15 10v4 M8 15v4",
  magnify: "M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14 M16 16L21 21 M8 11h6 M11 8v6",
  calibration: "M3 14h18v6H3z M7 14v3 M11 14v3 M15 14v3 M12 3v7 M9 8l3 3l3-3",
  angle: "M4 20L18 6 M4 20h16 M11 13a10 10 0 0 1 3 7",
  cardiothoracic: "M3 18h18 M3 15v6 M21 15v6 M8 9h9 M8 6v6 M17 6v6",
  cobb: "M3 7l12-3 M3 20l16-2 M12 5l2 5 M13 18l1-6",
  bidirectional: "M4 18L20 6 M9 7l6 10",
  rectangle: "M4 6h16v12H4z",
  ellipse: "M12 6a9 6 0 1 0 0 12a9 6 0 1 0 0-12",
  circle: "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16 M12 12h.01",
  sphere: "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16 M4 12c0 4 16 4 16 0",
  cube: "M4 8l8-4l8 4v8l-8 4l-8-4z M4 8l8 4l8-4 M12 12v8",
  freehand: "M5 14c-3-8 6-11 9-8s6 0 6 5s-4 8-8 7s-5 0-7-4",
  probe: "M12 3v6 M12 15v6 M3 12h6 M15 12h6 M12 12h.01",
  arrow: "M5 19L19 5 M12 5h7v7",
  label: "M4 5h16v11H10l-4 4v-4H4z",
  measure: "M4 16L16 4l4 4L8 20z M8 12l2 2 M11 9l2 2 M14 6l2 2 M3 22h18",
  turn: "M19 12a7 7 0 1 1-2.5-5.4 M20 4v4.5h-4.5",
  rotateRight: "M19 12a7 7 0 1 1-2.5-5.4 M20 4v4.5h-4.5",
  rotateLeft: "M5 12a7 7 0 1 0 2.5-5.4 M4 4v4.5h4.5",
  flipHorizontal: "M12 3v18 M9 7L3 17h6z M15 7l6 10h-6z",
  flipVertical: "M3 12h18 M7 9L17 3v6z M7 15l10 6v-6z",
  undo: "M8 5L4 9l4 4 M4 9h10a5 5 0 0 1 0 10h-4",
  redo: "M16 5l4 4l-4 4 M20 9H10a5 5 0 0 0 0 10h4",
  help: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1-1.5 2.4 M12 18h.01",
  layout: "M4 5h16v14H4z M12 5v14 M4 12h16",
  mpr: "M12 3l8 4v10l-8 4l-8-4V7z M12 12l8-5 M12 12L4 7 M12 12v9",
  fusion: "M9 6a6 6 0 1 0 0 12a6 6 0 1 0 0-12 M15 6a6 6 0 1 0 0 12a6 6 0 1 0 0-12",
  rotation: "M12 3v18 M6 8c-6 4 0 8 6 8s12-4 6-8 M15 13l-3 3l3 3",
  volume: "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16 M4 12c3 4 13 4 16 0 M12 4c-4 3-4 13 0 16",
  crosshairs: "M12 3v7 M12 14v7 M3 12h7 M14 12h7",
  linked: "M10 8H7a4 4 0 0 0 0 8h3 M14 8h3a4 4 0 0 1 0 8h-3 M8.5 12h7",
  referenceLines: "M4 5h16v14H4z M4 9l16 6",
  colours: "M12 3c5 6 6 8 6 11a6 6 0 0 1-12 0c0-3 1-5 6-11z M9 14a3 3 0 0 0 3 3",
  overlays: "M12 4l8 4l-8 4l-8-4z M4 12l8 4l8-4 M4 16l8 4l8-4",
  keyImage: "M12 3l2.7 5.9l6.3.7l-4.7 4.3l1.3 6.4L12 17.1l-5.6 3.2l1.3-6.4L3 9.6l6.3-.7z",
  presentation: "M3 12c4-7 14-7 18 0c-4 7-14 7-18 0z M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6",
  film: "M5 3h14v18H5z M5 9h14 M5 15h14 M12 3v18",
  split: "M4 3h16v18H4z M4 12h16 M12 3v4 M12 17v4 M12 9v6",
  sheet: "M5 3h14v18H5z M5 9h14 M5 15h14 M15 12H9 M11 10l-2 2l2 2",
  duplicate: "M4 4h11v11H4z M9 15v5h11V9h-5",
  copiesInStep: "M3 5h7v14H3z M14 5h7v14h-7z M8 10h8 M14 8l2 2l-2 2 M8 15h8 M10 13l-2 2l2 2",
  discard: "M4 4h16v16H4z M9 9l6 6 M15 9l-6 6",
  download: "M12 4v11 M7 11l5 5l5-5 M4 20h16",
  print: "M7 9V4h10v5 M7 17H4V9h16v8h-3 M7 14h10v6H7z",
  text: "M5 6V4h14v2 M12 4v16 M9 20h6",
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}

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

import type { Figure } from "../engine";
import type { ImagePoint } from "../measurements/geometry";
import { outlineOf } from "../measurements/measure";
import type { PixelSpacing } from "../study";

/** As drawings are on the screen. */
const COLOUR = "#ffd166";

/**
 * Draws what was measured on a picture.
 *
 * @param toFilm where a point of the picture is on the canvas
 * @param letter height of what stands beside it, in the canvas's units
 */
export function drawFigure(
  context: CanvasRenderingContext2D,
  { kind, points, lines }: Figure,
  spacing: PixelSpacing,
  toFilm: (point: ImagePoint) => [x: number, y: number],
  letter: number,
): void {
  context.strokeStyle = COLOUR;
  context.fillStyle = COLOUR;
  context.lineWidth = letter / 9;
  for (const { path, closed } of pathsOf(kind, points, spacing)) {
    context.beginPath();
    path.forEach((point) => context.lineTo(...toFilm(point)));
    if (closed) {
      context.closePath();
    }
    context.stroke();
  }
  const [first, second] = points;
  if (kind === "probe" && first) {
    cross(context, toFilm(first), letter / 2);
  }
  if (kind === "arrow" && first && second) {
    head(context, toFilm(first), toFilm(second), letter * 0.8);
  }
  words(context, lines, points.map(toFilm), letter);
}

interface Path {
  path: readonly ImagePoint[];
  closed?: boolean;
}

function pathsOf(kind: Figure["kind"], points: readonly ImagePoint[], spacing: PixelSpacing): Path[] {
  switch (kind) {
    case "probe":
    case "label":
      return [];
    case "cobb":
    case "bidirectional":
    case "cardiothoracic":
      return [{ path: points.slice(0, 2) }, { path: points.slice(2, 4) }];
    case "rectangle":
    case "ellipse":
    case "circle":
    case "freehand":
      return [{ path: outlineOf(kind, points, spacing), closed: true }];
    default:
      return [{ path: points }];
  }
}

function cross(context: CanvasRenderingContext2D, [x, y]: [number, number], reach: number): void {
  context.beginPath();
  context.moveTo(x - reach, y);
  context.lineTo(x + reach, y);
  context.moveTo(x, y - reach);
  context.lineTo(x, y + reach);
  context.stroke();
}

/** Barbs at the end that points. */
function head(
  context: CanvasRenderingContext2D,
  [x, y]: [number, number],
  [fromX, fromY]: [number, number],
  size: number,
): void {
  const way = Math.atan2(fromY - y, fromX - x);
  context.beginPath();
  for (const turn of [-0.4, 0.4]) {
    context.moveTo(x, y);
    context.lineTo(x + size * Math.cos(way + turn), y + size * Math.sin(way + turn));
  }
  context.stroke();
}

/** Beside what is farthest to the right, on a ground of their own. */
function words(
  context: CanvasRenderingContext2D,
  lines: readonly string[],
  places: readonly [number, number][],
  letter: number,
): void {
  const [x, y] = places.reduce((far, place) => (place[0] > far[0] ? place : far), places[0] ?? [0, 0]);
  context.textAlign = "left";
  context.textBaseline = "top";
  lines.forEach((line, index) => {
    const [left, top] = [x + letter / 2, y + index * letter * 1.2];
    context.fillStyle = "#0b0d10b3";
    context.fillRect(left - letter / 6, top, context.measureText(line).width + letter / 3, letter * 1.2);
    context.fillStyle = COLOUR;
    context.fillText(line, left, top);
  });
}

import type { Engine } from "../engine";
import { fetchFrameTables } from "../loading";
import type { DicomWeb } from "../dicomweb";
import { markPicture } from "../pagemark";
import { painted, presentationOf, type Picture, type Presentation } from "../picture";
import { recordedEdges, type Edges, type Frame, type VoiWindow } from "../study";
import { drawFigure } from "./drawFigure";
import { cellsOf, extentOf, FOOT, HEAD, MARGIN, type Rectangle, type Sheet } from "./sheet";

/** What stands in the corners of an image, line by line. */
export interface Corners {
  /** Whose it is. */
  topLeft: readonly string[];
  topRight: readonly string[];
  bottomLeft: readonly string[];
}

interface FilmCell {
  frame: Frame;
  /** Undefined: as the picture asks to be seen. */
  window: VoiWindow | undefined;
  corners: Corners;
}

/** Everything that is seen on one film. */
export interface Film {
  sheet: Sheet;
  cells: readonly FilmCell[];
  head: { left: string; right: string };
  foot: string;
  /** Measurements are drawn on it. */
  withFigures: boolean;
}

/** From where its pictures come. */
export interface FilmSource {
  engine: Pick<Engine, "images" | "figuresOn">;
  server: DicomWeb;
}

const GROUND = "#000";
const TEXT = "#f2f5f7";
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif';
const MILLIMETRES_AN_INCH = 25.4;

/**
 * Draws a film into a canvas of this many pixels of width, each picture as soon as it is there.
 *
 * @returns how many pictures could not be had
 */
export async function drawFilm(
  canvas: HTMLCanvasElement,
  film: Film,
  source: FilmSource,
  width: number,
  signal: AbortSignal,
): Promise<number> {
  const extent = extentOf(film.sheet);
  const scale = width / extent.width;
  canvas.width = Math.round(width);
  canvas.height = Math.round(extent.height * scale);
  const context = canvas.getContext("2d");
  if (!context) {
    throw new Error("this browser draws no pictures");
  }
  // From here on everything is in millimetres.
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.imageSmoothingQuality = "high";
  context.fillStyle = GROUND;
  context.fillRect(0, 0, extent.width, extent.height);
  drawStrips(context, film);
  const places = cellsOf(film.sheet);
  const drawn = await Promise.all(
    film.cells.map(async (cell, place) => {
      const rectangle = places[place];
      const shown = rectangle && (await pictureOf(cell, source).catch(() => undefined));
      if (!rectangle || signal.aborted) {
        return true;
      }
      drawCell(context, rectangle, cell, shown, film.withFigures ? source.engine.figuresOn(cell.frame) : []);
      return shown !== undefined;
    }),
  );
  return drawn.filter((one) => !one).length;
}

/** As films are exposed; a letter of 2 mm then is 16 pixels high. */
const DOTS_AN_INCH = 200;

/** @throws Error where a picture of it could not be had: nobody shall print a film with a hole */
export async function filmAsJpeg(film: Film, source: FilmSource, signal: AbortSignal): Promise<Blob> {
  const canvas = document.createElement("canvas");
  const width = (extentOf(film.sheet).width / MILLIMETRES_AN_INCH) * DOTS_AN_INCH;
  const missing = await drawFilm(canvas, film, source, width, signal);
  if (missing > 0) {
    throw new Error(`${missing} pictures are missing`);
  }
  const context = canvas.getContext("2d");
  if (context) {
    markPicture(context);
  }
  return new Promise((done, fail) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : fail(new Error("the film is too large for this browser"))),
      "image/jpeg",
      0.92,
    ),
  );
}

function drawStrips(context: CanvasRenderingContext2D, { sheet, head, foot }: Film): void {
  const { width, height } = extentOf(sheet);
  context.fillStyle = TEXT;
  context.textBaseline = "middle";
  context.font = `600 4px ${FONT}`;
  context.textAlign = "right";
  context.fillText(head.right, width - MARGIN, MARGIN + HEAD / 2);
  const right = context.measureText(head.right).width;
  context.textAlign = "left";
  context.fillText(head.left, MARGIN, MARGIN + HEAD / 2, width - 2 * MARGIN - right - 4);
  context.font = `3px ${FONT}`;
  context.fillText(foot, MARGIN, height - MARGIN - FOOT / 2, width - 2 * MARGIN);
}

interface Shown {
  picture: Picture;
  presentation: Presentation;
}

async function pictureOf({ frame, window }: FilmCell, { engine, server }: FilmSource): Promise<Shown> {
  const [picture, tables] = await Promise.all([
    engine.images.pictureOf(frame),
    fetchFrameTables(server, frame),
  ]);
  const own = presentationOf(frame, tables);
  return { picture, presentation: window ? { ...own, window, tone: undefined } : own };
}

function drawCell(
  context: CanvasRenderingContext2D,
  cell: Rectangle,
  { frame, corners }: FilmCell,
  shown: Shown | undefined,
  figures: ReturnType<FilmSource["engine"]["figuresOn"]>,
): void {
  const letter = Math.min(3.2, Math.max(1.5, cell.width / 30));
  context.save();
  context.beginPath();
  context.rect(cell.left, cell.top, cell.width, cell.height);
  context.clip();
  context.font = `${letter}px ${FONT}`;
  if (shown) {
    const place = fitted(cell, frame);
    const { columns, rows } = frame.format;
    context.drawImage(
      painted(shown.picture, shown.presentation),
      place.left,
      place.top,
      place.width,
      place.height,
    );
    figures.forEach((figure) =>
      drawFigure(
        context,
        figure,
        frame.spacing,
        ([column, row]) => [
          place.left + ((column + 0.5) / columns) * place.width,
          place.top + ((row + 0.5) / rows) * place.height,
        ],
        letter,
      ),
    );
  } else {
    context.strokeStyle = TEXT;
    context.lineWidth = 0.2;
    context.strokeRect(cell.left, cell.top, cell.width, cell.height);
  }
  drawCorners(context, cell, corners, letter);
  const edges = recordedEdges(frame);
  if (edges) {
    drawEdges(context, cell, edges, letter);
  }
  context.restore();
}

/** As large as it may be, its pixels of their true shape. */
function fitted(cell: Rectangle, { format, spacing }: Frame): Rectangle {
  const [width, height] = [format.columns * spacing.column, format.rows * spacing.row];
  const scale = Math.min(cell.width / width, cell.height / height);
  return {
    left: cell.left + (cell.width - width * scale) / 2,
    top: cell.top + (cell.height - height * scale) / 2,
    width: width * scale,
    height: height * scale,
  };
}

function drawCorners(context: CanvasRenderingContext2D, cell: Rectangle, corners: Corners, letter: number) {
  const [right, bottom] = [cell.left + cell.width - 1, cell.top + cell.height - 1];
  const write = (text: string, x: number, y: number, align: CanvasTextAlign) => {
    context.textAlign = align;
    outlined(context, text, x, y, align === "center" ? undefined : 0.62 * cell.width);
  };
  context.textBaseline = "top";
  corners.topLeft.forEach((text, line) =>
    write(text, cell.left + 1, cell.top + 1 + 1.25 * line * letter, "left"),
  );
  corners.topRight.forEach((text, line) =>
    write(text, right, cell.top + 1 + 1.25 * (line + corners.topLeft.length) * letter, "right"),
  );
  context.textBaseline = "bottom";
  corners.bottomLeft
    .toReversed()
    .forEach((text, line) => write(text, cell.left + 1, bottom - 1.25 * line * letter, "left"));
}

function drawEdges(context: CanvasRenderingContext2D, cell: Rectangle, edges: Edges, letter: number): void {
  const [middleX, middleY] = [cell.left + cell.width / 2, cell.top + cell.height / 2];
  context.textBaseline = "middle";
  context.textAlign = "left";
  outlined(context, edges.left, cell.left + 1, middleY);
  context.textAlign = "right";
  outlined(context, edges.right, cell.left + cell.width - 1, middleY);
  context.textAlign = "center";
  outlined(context, edges.bottom, middleX, cell.top + cell.height - letter);
}

/** Read on black and on white. */
function outlined(context: CanvasRenderingContext2D, text: string, x: number, y: number, width?: number) {
  context.strokeStyle = "#000c";
  context.lineWidth = 0.6;
  context.lineJoin = "round";
  context.strokeText(text, x, y, width);
  context.fillStyle = TEXT;
  context.fillText(text, x, y, width);
}

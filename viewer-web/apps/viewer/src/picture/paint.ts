import type { FrameTables } from "../loading";
import { voiTone } from "./tables";
import {
  beginsInverted,
  voiBrightness,
  windowOver,
  type Frame,
  type VoiFunction,
  type VoiWindow,
} from "../study";
import type { Picture } from "./nativePicture";

export interface Presentation {
  /** Brightness 0…1 by the device's own table, in the place of a window. */
  tone?: (value: number) => number;
  /** Undefined: the window that spans the picture's values. */
  window?: VoiWindow;
  voiFunction: VoiFunction;
  /** Lowest value white, after the window (PS3.3 C.7.6.3.1.2). */
  inverted: boolean;
}

/** As the device meant it to be seen. */
export function presentationOf(frame: Frame, tables: FrameTables): Presentation {
  const { voi, voiTable } = frame;
  return {
    tone: voi.windows.length === 0 && voiTable && tables.voi ? voiTone(voiTable, tables.voi) : undefined,
    window: voi.windows[0],
    voiFunction: voi.function,
    inverted: beginsInverted(frame),
  };
}

/** The picture in the colours of the screen, RGBA. Colour is shown as it is coded. */
export function paint(picture: Picture, presentation: Presentation): ImageData {
  const out = new ImageData(picture.columns, picture.rows);
  if (picture.components === 3) {
    paintColour(picture, out.data);
  } else {
    paintGrey(picture, presentation, out.data);
  }
  return out;
}

/** The same, to be drawn at any size. */
export function painted(picture: Picture, presentation: Presentation): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = picture.columns;
  canvas.height = picture.rows;
  canvas.getContext("2d")?.putImageData(paint(picture, presentation), 0, 0);
  return canvas;
}

function paintColour({ samples }: Picture, out: Uint8ClampedArray): void {
  for (let pixel = 0; 4 * pixel < out.length; pixel++) {
    out[4 * pixel] = samples[3 * pixel] ?? 0;
    out[4 * pixel + 1] = samples[3 * pixel + 1] ?? 0;
    out[4 * pixel + 2] = samples[3 * pixel + 2] ?? 0;
    out[4 * pixel + 3] = 255;
  }
}

function paintGrey(picture: Picture, presentation: Presentation, out: Uint8ClampedArray): void {
  const { samples, slope, intercept } = picture;
  const voiWindow = presentation.window ?? windowOf(picture);
  for (let pixel = 0; 4 * pixel < out.length; pixel++) {
    const value = (samples[pixel] ?? 0) * slope + intercept;
    const brightness =
      presentation.tone?.(value) ?? voiBrightness(value, voiWindow, presentation.voiFunction);
    const grey = 255 * (presentation.inverted ? 1 - brightness : brightness);
    out[4 * pixel] = grey;
    out[4 * pixel + 1] = grey;
    out[4 * pixel + 2] = grey;
    out[4 * pixel + 3] = 255;
  }
}

function windowOf({ samples, slope, intercept }: Picture): VoiWindow {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < samples.length; index++) {
    const value = (samples[index] ?? 0) * slope + intercept;
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  return windowOver(minimum, maximum);
}

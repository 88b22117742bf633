import { useState } from "react";
import { sizeOf, type Layout } from "../layout";
import type { Stack, VoiWindow } from "../study";
import {
  filmsOf,
  firstSelection,
  imagesOf,
  moved,
  put,
  takenOff,
  within,
  without,
  type FilmImage,
  type Selection,
} from "./images";
import { turned, type Orientation, type Sheet } from "./sheet";

export interface FilmControl {
  sheet: Sheet;
  images: readonly FilmImage[];
  /** Film by film. */
  films: readonly (readonly FilmImage[])[];
  /** Windows of series, by their items' ids; those that are not in it are as their pictures ask. */
  windows: ReadonlyMap<string, VoiWindow>;
  setSheet: (change: Partial<Omit<Sheet, "orientation">>) => void;
  turn: (orientation: Orientation) => void;
  setWindow: (itemId: string, window: VoiWindow | undefined) => void;
  put: (stack: Stack, selection: Selection) => void;
  takeOff: (itemId: string) => void;
  remove: (image: FilmImage) => void;
  move: (image: FilmImage, to: number) => void;
  /** Which images of a series it holds at first. */
  firstSelection: (stack: Stack) => Selection;
}

const FIRST: Sheet = { size: "14x17", orientation: "portrait", layout: { rows: 5, columns: 4 } };

/**
 * What is put on films; it stays while the page is open.
 *
 * @param asked by the address: rows and columns of a film that holds the first series
 */
export function useFilm(asked: Layout | undefined, first: Stack | undefined): FilmControl {
  const [sheet, setSheet] = useState<Sheet>({ ...FIRST, layout: asked ?? FIRST.layout });
  const selectionOf = (stack: Stack) => firstSelection(stack, sizeOf(sheet.layout));
  const [images, setImages] = useState<readonly FilmImage[]>(() =>
    asked && first ? imagesOf(first.id, selectionOf(first)) : [],
  );
  const [windows, setWindows] = useState<ReadonlyMap<string, VoiWindow>>(new Map());
  return {
    sheet,
    images,
    films: filmsOf(images, sizeOf(sheet.layout)),
    windows,
    setSheet: (change) => setSheet({ ...sheet, ...change }),
    turn: (orientation) =>
      orientation !== sheet.orientation && setSheet({ ...sheet, orientation, layout: turned(sheet.layout) }),
    setWindow: (itemId, window) =>
      setWindows((before) => {
        const others = [...before].filter(([id]) => id !== itemId);
        return new Map(window ? [...others, [itemId, window]] : others);
      }),
    put: ({ id, frames }, selection) =>
      setImages((before) => put(before, id, within(selection, frames.length))),
    takeOff: (itemId) => setImages((before) => takenOff(before, itemId)),
    remove: (image) => setImages((before) => without(before, image)),
    move: (image, to) => setImages((before) => moved(before, image, to)),
    firstSelection: selectionOf,
  };
}

import type { Stack } from "../study";

/** An image on a film: of which series, and which of it. */
export interface FilmImage {
  itemId: string;
  index: number;
}

/** Which of a series' images are put on films, from 1. */
export interface Selection {
  from: number;
  to: number;
  /** Every second, every third… */
  step: number;
}

/** At first no more of a series than fits on so many films: whoever wants more says so. */
const FILMS = 2;

export const firstSelection = ({ frames }: Pick<Stack, "frames">, perFilm: number): Selection => ({
  from: 1,
  to: frames.length,
  step: Math.ceil(frames.length / (FILMS * perFilm)),
});

/** Of a series of so many images; what a reader wrote may lead beyond them. */
export function within({ from, to, step }: Selection, total: number): Selection {
  const inside = (value: number) => Math.min(total, Math.max(1, Math.round(value) || 1));
  return { from: inside(from), to: Math.max(inside(from), inside(to)), step: inside(step) };
}

export function imagesOf(itemId: string, { from, to, step }: Selection): FilmImage[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, place) => ({
    itemId,
    index: from - 1 + place * step,
  }));
}

export const isSame = (a: FilmImage | undefined, b: FilmImage | undefined): boolean =>
  a?.itemId === b?.itemId && a?.index === b?.index;

/** In the place of what of the series is on the films, else behind everything. */
export function put(images: readonly FilmImage[], itemId: string, selection: Selection): FilmImage[] {
  const first = images.findIndex((image) => image.itemId === itemId);
  const others = takenOff(images, itemId);
  const place = first < 0 ? others.length : first;
  return others.toSpliced(place, 0, ...imagesOf(itemId, selection));
}

export const takenOff = (images: readonly FilmImage[], itemId: string): FilmImage[] =>
  images.filter((image) => image.itemId !== itemId);

export const without = (images: readonly FilmImage[], image: FilmImage): FilmImage[] =>
  images.filter((one) => !isSame(one, image));

/** To another place; those between make room. */
export function moved(images: readonly FilmImage[], image: FilmImage, to: number): FilmImage[] {
  const from = images.findIndex((one) => isSame(one, image));
  return from < 0
    ? [...images]
    : images.toSpliced(from, 1).toSpliced(Math.min(images.length - 1, Math.max(0, to)), 0, image);
}

/** Film by film; without images one that is empty. */
export function filmsOf(images: readonly FilmImage[], perFilm: number): FilmImage[][] {
  return Array.from({ length: Math.max(1, Math.ceil(images.length / perFilm)) }, (_, film) =>
    images.slice(film * perFilm, (film + 1) * perFilm),
  );
}

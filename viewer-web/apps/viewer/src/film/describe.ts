import type { TFunction } from "i18next";
import { sizeOf } from "../layout";
import type { Stack, Study } from "../study";
import type { Film } from "./drawFilm";
import { filmsOf, type FilmImage } from "./images";
import type { FilmControl } from "./useFilm";
import { cornersOf, headOf, personOf } from "./words";

interface Looks {
  /** Names are masked. */
  guest: boolean;
  withFigures: boolean;
  t: TFunction;
}

/** What is on each film, in pictures and words. */
export function describe(
  { items, studies }: Study,
  { images, sheet, windows }: Pick<FilmControl, "images" | "sheet" | "windows">,
  { guest, withFigures, t }: Looks,
): Film[] {
  const stacks = new Map(items.flatMap((item) => (item.kind === "stack" ? [[item.id, item] as const] : [])));
  const cellOf = ({ itemId, index }: FilmImage) => {
    const stack = stacks.get(itemId);
    const frame = stack?.frames[index];
    return stack && frame ? [{ frame, window: windows.get(itemId), corners: corners(stack, frame) }] : [];
  };
  const studyOf = (uid: string) => studies.find((one) => one.studyInstanceUID === uid);
  const corners = (stack: Stack, frame: Stack["frames"][number]) => {
    const study = studyOf(frame.instance.studyInstanceUID);
    const person = study ? personOf(study, guest, t) : [];
    return cornersOf(stack, frame, windows.get(stack.id), person, study?.taken, t);
  };
  const films = filmsOf(images, sizeOf(sheet.layout));
  return films.map((shown, index) => {
    const cells = shown.flatMap(cellOf);
    const uids = new Set(cells.map(({ frame }) => frame.instance.studyInstanceUID));
    return {
      sheet,
      cells,
      head: {
        left: headOf(
          [...uids].flatMap((uid) => studyOf(uid) ?? []),
          guest,
          t,
        ),
        right: t("film.page", { number: index + 1, total: films.length }),
      },
      foot: t("film.notice"),
      withFigures,
    };
  });
}

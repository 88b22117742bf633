import type { TFunction } from "i18next";
import {
  idFor,
  nameFor,
  positionAlong,
  type Frame,
  type SeriesFacts,
  type Stack,
  type StudyFacts,
  type VoiWindow,
} from "../study";
import { short, windowText } from "../viewport";
import type { Corners } from "./drawFilm";

/** Whose pictures they are; whoever came by a link sees names masked, on films too. */
export function personOf({ patient }: StudyFacts, guest: boolean, t: TFunction): string[] {
  const { name, id, sex, birthDate } = patient;
  const known = sex === "M" || sex === "F" || sex === "O";
  return [
    [nameFor(name, guest) || t("patient.anonymous"), known && t(`patient.${sex}`), birthDate?.slice(0, 4)]
      .filter(Boolean)
      .join(" "),
    ...[idFor(id, guest) ?? ""].filter(Boolean),
  ];
}

export const seriesName = ({ seriesNumber, description, modality }: SeriesFacts): string =>
  [seriesNumber, description ?? modality].filter((part) => part !== undefined).join(" · ");

/** What stands on each image, so that one that is cut out still says whose it is and what of it is seen. */
export function cornersOf(
  stack: Stack,
  frame: Frame,
  window: VoiWindow | undefined,
  person: readonly string[],
  taken: string | undefined,
  t: TFunction,
): Corners {
  const number = stack.frames.indexOf(frame) + 1;
  const shown = window ?? frame.voi.windows[0];
  const position = frame.plane && positionAlong(frame.plane.position, frame.plane.normal);
  return {
    topLeft: person,
    topRight: [
      seriesName(stack.series),
      t("corner.frame", { number, total: stack.frames.length }),
      ...(position === undefined ? [] : [t("corner.position", { millimetres: short(position) })]),
    ],
    bottomLeft: [...(taken ? [taken] : []), ...(shown ? [windowText(t, { window: shown, frame })] : [])],
  };
}

/** Above a film: whose it is, where and when it was taken, unless it holds several studies' images. */
export function headOf(studies: readonly StudyFacts[], guest: boolean, t: TFunction): string {
  const [only, another] = studies;
  if (!only || another) {
    return t("film.several");
  }
  return [only.institution, ...personOf(only, guest, t), only.description, only.taken]
    .filter(Boolean)
    .join("   ");
}

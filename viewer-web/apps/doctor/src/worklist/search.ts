import dayjs from "dayjs";
import type { Search, StudyQuery } from "../api";

export const anything: Search = { text: "", modality: "", bodyPart: "", days: null, from: "", to: "" };

export const isSame = (one: Search, other: Search) =>
  (Object.keys(anything) as (keyof Search)[]).every((key) => one[key] === other[key]);

export const isAnything = (search: Search) => isSame(search, anything);

/** Numbers have a digit, names have none. */
export function studyQuery(search: Search, today: Date): StudyQuery {
  const text = search.text.trim();
  const since =
    search.days === null
      ? search.from
      : dayjs(today)
          .subtract(search.days - 1, "day")
          .format("YYYYMMDD");
  return {
    ...(/\d/.test(text) ? { number: text } : { name: text }),
    modality: search.modality,
    bodyPart: search.bodyPart,
    from: since,
    to: search.days === null ? search.to : "",
  };
}

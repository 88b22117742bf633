import { request } from "@yingdun/api/http";

/** What a doctor looks for in the work list; all empty where anything will do. */
export interface Search {
  /** Name, first letters of its syllables, or a number. */
  text: string;
  modality: string;
  bodyPart: string;
  /** The last so many days, today among them; in place of `from` and `to`. */
  days: number | null;
  /** DA, as `to`. */
  from: string;
  to: string;
}

export interface SavedSearch {
  id: string;
  name: string;
  wanted: Search;
}

interface Answered extends Omit<SavedSearch, "wanted"> {
  wanted: Omit<Search, "days"> & { days?: number | null };
}

export async function listSearches(): Promise<SavedSearch[]> {
  const answered = await request<Answered[]>("/doctor/searches");
  return answered.map(({ wanted, ...saved }) => ({
    ...saved,
    wanted: { ...wanted, days: wanted.days ?? null },
  }));
}

/** Takes the place of the search of that name. */
export const saveSearch = (name: string, wanted: Search) =>
  request<void>("/doctor/searches", { method: "POST", body: { name, wanted } });

export const forgetSearch = (id: string) =>
  request<void>(`/doctor/searches/${encodeURIComponent(id)}`, { method: "DELETE" });

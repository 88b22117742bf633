/** Rows and columns that a film of a first series opens with; more cells would be smaller than a phone's finger. */
const FILM = "4x3";

/** Where the viewer shows a study to whoever holds the token; the token goes into the fragment, which no server sees. */
export function viewerAddress(
  studyUid: string,
  token: string,
  as: "study" | "film",
  seriesUids: string[] = [],
): string {
  const query = new URLSearchParams({
    StudyInstanceUIDs: studyUid,
    ...(seriesUids.length > 0 ? { SeriesInstanceUIDs: seriesUids.join(",") } : {}),
    ...(as === "film" ? { film: FILM } : {}),
  });
  return `/viewer/?${query.toString()}#token=${encodeURIComponent(token)}`;
}

import dayjs from "dayjs";

export { dicomTime } from "./dicomTime";

/** 2026-03-09 14:05, local time, 24 h. */
export const formatTime = (iso: string | undefined): string =>
  iso ? dayjs(iso).format("YYYY-MM-DD HH:mm") : "–";

export const formatTimeToSecond = (iso: string | undefined): string =>
  iso ? dayjs(iso).format("YYYY-MM-DD HH:mm:ss") : "–";

/** 2026-03-09 14:00–15:00, or both dates where the span crosses midnight. */
export function formatSpan(fromIso: string, toIso: string): string {
  const from = dayjs(fromIso);
  const to = dayjs(toIso);
  const end = from.isSame(to, "day") ? to.format("HH:mm") : to.format("YYYY-MM-DD HH:mm");
  return `${from.format("YYYY-MM-DD HH:mm")}–${end}`;
}

/**
 * `20260105` and `083000.123`, or both in one (PS3.5 6.2: DA, TM, DT), as 2026-01-05 08:30; what is no date stays as it came.
 */
export function dicomTime(date: string, time = ""): string {
  const parts = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?/.exec(date + time);
  if (!parts) {
    return date;
  }
  const [, year, month, day, hour, minute] = parts;
  return `${year}-${month}-${day}${hour === undefined ? "" : ` ${hour}:${minute}`}`;
}

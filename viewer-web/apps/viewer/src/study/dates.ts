/** DA (PS3.5 §6.2) as 2026-03-09. */
export function dateOf(text: string | undefined): string | undefined {
  const found = /^(\d{4})[.]?(\d{2})[.]?(\d{2})/.exec(text ?? "");
  return found ? `${found[1]}-${found[2]}-${found[3]}` : undefined;
}

/** TM as 14:05. */
export function timeOf(text: string | undefined): string | undefined {
  const found = /^(\d{2}):?(\d{2})/.exec(text ?? "");
  return found ? `${found[1]}:${found[2]}` : undefined;
}

/** DA and TM, or one DT, as 2026-03-09 14:05; without a time the date alone. */
export function dateTimeOf(date: string | undefined, time = date?.slice(8)): string | undefined {
  return [dateOf(date), timeOf(time)].filter(Boolean).join(" ") || undefined;
}

/** In the browser for good, or in the tab until it is closed. */
type Place = "localStorage" | "sessionStorage";

export const keptText = (key: string, place: Place = "localStorage"): string | null =>
  attempt(() => globalThis[place].getItem(key)) ?? null;

export const keep = (key: string, text: string, place: Place = "localStorage"): void =>
  attempt(() => globalThis[place].setItem(key, text));

export const forget = (key: string, place: Place = "localStorage"): void =>
  attempt(() => globalThis[place].removeItem(key));

/** Where storage is blocked, to name it is refused already; what was chosen then holds until the page is left. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

import type { Visit } from "../api";

/**
 * How long a session still lasts where nothing more is asked.
 *
 * @param lastAsked and `now` in ms since 1970
 */
export function secondsLeft(visit: Visit, lastAsked: number, now: number): number {
  const end = Math.min(Date.parse(visit.expiresAt), lastAsked + visit.idleSeconds * 1000);
  return Math.ceil((end - now) / 1000);
}

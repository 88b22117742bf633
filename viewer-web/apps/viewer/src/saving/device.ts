import { DicomWebFailure, failureOf, passes } from "../dicomweb";
import { keep, keptText } from "../storage";
import { newUid, type Author } from "../sr";

const deviceKey = "yingdun.device";
const readerKey = "yingdun.reader";

/** Of this browser, as a device that observes (PS3.16 TID 1004); the same for as long as it keeps anything. */
export function deviceUid(): string {
  const known = keptText(deviceKey);
  if (known && /^2\.25\.\d{1,39}$/.test(known)) {
    return known;
  }
  const made = newUid();
  keep(deviceKey, made);
  return made;
}

/** Who said who they are, in this tab: another person at the same screen must not sign with it tomorrow. */
export function saidReader(): Author | undefined {
  const name = keptText(readerKey, "sessionStorage");
  return name ? { name } : undefined;
}

/** As a person's name is written (PS3.5 §6.2): no separators, 64 characters; undefined where nothing is left. */
export function sayReader(answer: string): Author | undefined {
  const name = answer
    .replaceAll(/[\\^=\p{Cc}]/gu, " ")
    .trim()
    .slice(0, 64);
  if (name === "") {
    return undefined;
  }
  keep(readerKey, name, "sessionStorage");
  return { name };
}

/**
 * Whoever is logged in at our own server; undefined at any other, and for whoever comes by a key or a link.
 *
 * @throws DicomWebFailure where the line or the server is away: nobody knows then
 */
export async function loggedIn(): Promise<Author | undefined> {
  const response = await fetch("/api/session", {
    headers: { Accept: "application/json" },
    credentials: "same-origin",
  }).catch(() => {
    throw new DicomWebFailure("unreachable", 0, "no answer");
  });
  const failure = failureOf(response.status);
  if (!response.ok && passes(failure)) {
    throw failure;
  }
  const { user } = (await response.json().catch(() => ({}))) as { user?: { name?: unknown } | null };
  return typeof user?.name === "string" ? { name: user.name, login: user.name } : undefined;
}

import { forget, keep, keptText } from "../storage";

/**
 * The token of a shared link. It comes in the address's fragment, which no server and no log sees, and is taken out of
 * the address at once, so that it is neither copied with it nor kept in the history. The tab keeps it for a reload.
 */
const storageKey = "yingdun.linkToken";

export function takeLinkToken(): string | undefined {
  const { location, history } = window;
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token === null) {
    return keptText(storageKey, "sessionStorage") ?? undefined;
  }
  history.replaceState(history.state, "", location.pathname + location.search);
  if (token === "") {
    forget(storageKey, "sessionStorage");
    return undefined;
  }
  keep(storageKey, token, "sessionStorage");
  return token;
}

/** The server refused it: a reload must not try it again. */
export function forgetLinkToken(): void {
  forget(storageKey, "sessionStorage");
}

/**
 * Exchanges the token for a cookie. A link for one use opens nothing before that; a server that knows no such exchange
 * refuses it, which changes nothing.
 */
export async function exchangeLinkToken(token: string): Promise<void> {
  await fetch("/api/link-session", {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    credentials: "same-origin",
  }).catch(() => undefined);
}

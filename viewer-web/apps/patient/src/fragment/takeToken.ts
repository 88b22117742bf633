/**
 * A token that came in the address's fragment, which no server and no log sees. It is taken out of the address at once, so that
 * it is neither copied with it nor kept in the history; the tab keeps it for a reload.
 *
 * @param kind one of the tab's tokens does not take the place of another kind's
 */
export function takeToken(kind: "share" | "label"): string | undefined {
  const { location, history } = window;
  const key = `yingdun.${kind}Token`;
  const token = location.hash.slice(1);
  try {
    if (token === "") {
      return sessionStorage.getItem(key) ?? undefined;
    }
    sessionStorage.setItem(key, token);
  } catch {
    // Where storage is blocked the token holds until the page is left, and so it stays in the address.
    return token || undefined;
  }
  history.replaceState(history.state, "", location.pathname + location.search);
  return token;
}
